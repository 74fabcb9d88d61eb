/// The three octets between a frame and the APDU in it; a segmented APDU has them in its first frame.
///
/// - Spec: IEC 62056-46, LLC protocol data unit
public struct LLCHeader: Equatable, Sendable {
    /// Octets of the header.
    public static let size = 3

    /// Whether a server sends it: source LSAP E7 instead of E6.
    public var isResponse: Bool

    public init(isResponse: Bool) { self.isResponse = isResponse }

    /// - Throws: ``DecodeError/invalid(field:value:)`` naming the octet that is none of those that IEC 62056-46 has.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let destination = try reader.u8("destination-lsap")
        guard destination == 0xE6 || destination == 0xFF else {
            throw reader.invalid("destination-lsap", Int(destination))
        }
        let source = try reader.u8("source-lsap")
        guard source & 0xFE == 0xE6 else { throw reader.invalid("source-lsap", Int(source)) }
        isResponse = source & 1 != 0
        reader.explain(source & 1 != 0 ? "response" : "command")
        let quality = try reader.u8("llc-quality")
        guard quality == 0 else { throw reader.invalid("llc-quality", Int(quality)) }
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(0xE6)
        writer.u8(isResponse ? 0xE7 : 0xE6)
        writer.u8(0)
    }
}
