import DLMSWire

/// The type of an attribute or parameter, as the standard writes it: `array<structure{scaler: integer, unit: enum}>`.
///
/// It is written as a string literal in the tables, is parsed once, and prints in the same form. Blanks and line
/// breaks between its words do not matter.
public indirect enum TypeExpression: Hashable, Sendable {
    /// Any `Data`.
    case any
    /// A simple type. `length` is the fixed number of octets (octet-string[6]) or bits (bit-string[24]);
    /// `constant` the one value allowed (integer(0)); `content` what an octet-string holds (octet-string<date-time>).
    /// The tags array and structure stand here where the standard leaves their elements open.
    case simple(DataTag, length: Int? = nil, constant: Int? = nil, content: Content? = nil)
    case array(TypeExpression)
    case structure([Field])
    case choice([TypeExpression])

    /// What the octets of an octet-string are.
    public enum Content: String, Hashable, Sendable, CaseIterable {
        case dateTime = "date-time"
        case date
        case time

        /// Octets of such a value.
        public var octetCount: Int {
            switch self {
            case .dateTime: 12
            case .date: 5
            case .time: 4
            }
        }
    }

    /// One element of a structure.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let type: TypeExpression
        public init(_ name: String, _ type: TypeExpression) { (self.name, self.type) = (name, type) }
    }
}

extension TypeExpression {
    /// The types a value may have: the alternatives of a CHOICE, and of those inside it, else the type alone.
    public var alternatives: [TypeExpression] {
        guard case .choice(let types) = self else { return [self] }
        return types.flatMap(\.alternatives)
    }

    /// Tag that a value of this type is sent with; nil where several are possible.
    public var tag: DataTag? {
        switch self {
        case .any, .choice: nil
        case .simple(let tag, _, _, _): tag
        case .array: .array
        case .structure: .structure
        }
    }

    /// An octet-string of six octets: an OBIS code wherever the standard uses it.
    public var isLogicalName: Bool { self == .simple(.octetString, length: 6) }
}

// MARK: - Text

extension TypeExpression: CustomStringConvertible {
    public var description: String {
        switch self {
        case .any: "any"
        case .simple(let tag, let length, let constant, let content):
            (tag.name.map(\.description) ?? "tag \(tag.rawValue)") + (length.map { "[\($0)]" } ?? "")
                + (constant.map { "(\($0))" } ?? "") + (content.map { "<\($0.rawValue)>" } ?? "")
        case .array(let element): "array<\(element)>"
        case .structure(let fields):
            "structure{" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + "}"
        case .choice(let types): "CHOICE{" + types.map(\.description).joined(separator: "|") + "}"
        }
    }
}

extension TypeExpression: LosslessStringConvertible {
    /// Reads the form that ``description`` prints; nil when it is not well-formed.
    public init?(_ description: String) {
        var parser = TypeExpressionParser(description)
        guard let type = parser.type(), parser.isAtEnd else { return nil }
        self = type
    }
}

extension TypeExpression: ExpressibleByStringLiteral {
    /// A literal that is not well-formed is a fault of ours.
    public init(stringLiteral value: StaticString) {
        guard let type = TypeExpression(value.description) else { preconditionFailure("no type expression: \(value)") }
        self = type
    }
}
