import DLMSWire

/// The type of an attribute or parameter, as the standard writes it: `array<structure{scaler: integer, unit: enum}>`.
public indirect enum TypeExpression: Hashable, Sendable {
    /// Any `Data`.
    case any
    /// A simple type. `length` is the fixed number of octets (octet-string[6]) or bits (bit-string[24]);
    /// `constant` the one value allowed (integer(0)); `content` what an octet-string holds (octet-string<date-time>).
    case simple(DataTag, length: Int? = nil, constant: Int? = nil, content: Content? = nil)
    case array(TypeExpression)
    case structure([Field])
    case choice([TypeExpression])

    /// What the octets of an octet-string are.
    public enum Content: String, Hashable, Sendable {
        case dateTime = "date-time"
        case date
        case time
    }

    /// One element of a structure.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let type: TypeExpression
        public init(_ name: String, _ type: TypeExpression) { (self.name, self.type) = (name, type) }
    }
}
