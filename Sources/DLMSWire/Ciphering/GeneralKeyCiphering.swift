/// Any APDU ciphered with the global or the dedicated key of the sender named by its system title.
///
/// - Spec: IEC 62056-5-3, General-Glo-Ciphering and General-Ded-Ciphering
public struct GeneralKeyCiphering {
    /// ``APDUTag/generalGloCiphering`` or ``APDUTag/generalDedCiphering``.
    public var tag: APDUTag
    /// 8 octets, or empty when the receiver knows the sender.
    public var systemTitle: Octets
    public var contents: CipheredContents

    public init(tag: APDUTag, systemTitle: Octets, contents: CipheredContents) {
        (self.tag, self.systemTitle, self.contents) = (tag, systemTitle, contents)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        tag = APDUTag(rawValue: try reader.tag("apdu"))
        guard tag == .generalGloCiphering || tag == .generalDedCiphering else {
            throw reader.invalid("apdu", Int(tag.rawValue), back: 1)
        }
        reader.begin(tag == .generalGloCiphering ? "general-glo-ciphering" : "general-ded-ciphering", back: 1)
        systemTitle = try reader.counted("system-title")
        contents = try CipheredContents(counted: &reader, "ciphered-service")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(tag.rawValue)
        writer.counted(systemTitle)
        contents.encodeCounted(into: &writer)
    }
}
