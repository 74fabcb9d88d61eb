/// An APDU ciphered with the global or the dedicated key, under the tag of its service: glo-get-request and the like.
///
/// - Spec: IEC 62056-5-3, service-specific ciphering
public struct ServiceCiphering {
    /// Any of the glo- and ded- tags.
    public var tag: APDUTag
    public var contents: CipheredContents

    public init(tag: APDUTag, contents: CipheredContents) { (self.tag, self.contents) = (tag, contents) }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        tag = APDUTag(rawValue: try reader.tag("apdu"))
        guard tag.isServiceCiphering, let name = tag.name else {
            throw reader.invalid("apdu", Int(tag.rawValue), back: 1)
        }
        reader.begin(FieldName(name), back: 1)
        contents = try CipheredContents(counted: &reader, "ciphered-service")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(tag.rawValue)
        contents.encodeCounted(into: &writer)
    }
}

extension APDUTag {
    /// Whether this is one of the glo- and ded- tags.
    public var isServiceCiphering: Bool {
        switch rawValue {
        case 33...56, 65...88, 200...215: name != nil
        default: false
        }
    }
}
