/// Any APDU with a digital signature.
///
/// - Spec: IEC 62056-5-3, General-Signing
public struct GeneralSigning {
    public var header: GeneralHeader
    /// The signed APDU, tag included.
    public var content: Octets
    public var signature: Octets

    public init(header: GeneralHeader, content: Octets, signature: Octets) {
        (self.header, self.content, self.signature) = (header, content, signature)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.generalSigning.rawValue, "general-signing")
        header = try GeneralHeader(from: &reader)
        let before = reader.offset
        let length = try reader.plainLength("content")
        reader.begin("content", back: reader.offset &- before)
        var inner = try reader.slice(length, "content")
        content = try inner.apdu("content")
        reader.end()
        signature = try reader.counted("signature")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.generalSigning.rawValue)
        header.encode(into: &writer)
        writer.counted(content)
        writer.counted(signature)
    }
}
