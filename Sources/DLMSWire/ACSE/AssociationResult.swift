/// Result of an association request.
///
/// - Spec: IEC 62056-5-3, Association-result
public struct AssociationResult: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let accepted = Self(rawValue: 0)
    public static let rejectedPermanent = Self(rawValue: 1)
    public static let rejectedTransient = Self(rawValue: 2)
    /// Not on the wire: no result has been read yet.
    static let unset = Self(rawValue: 0xFF)

    /// The name in the standard; nil for another code.
    public var name: StaticString? {
        switch rawValue {
        case 0: "accepted"
        case 1: "rejected-permanent"
        case 2: "rejected-transient"
        default: nil
        }
    }
}

extension AssociationResult {
    /// Reads the component's contents.
    init(contents reader: inout ByteReader) throws(DecodeError) {
        let code = try reader.berInteger("result")
        guard (0...2).contains(code.value) else { throw reader.invalid("result", Int(code.value)) }
        self.init(rawValue: UInt8(truncatingIfNeeded: code.value))
        let name = self.name
        reader.explain(name)
    }
}
