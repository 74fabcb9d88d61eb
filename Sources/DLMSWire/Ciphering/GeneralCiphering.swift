/// Any APDU ciphered with a key that is named, wrapped or agreed in the APDU itself.
///
/// - Spec: IEC 62056-5-3, General-Ciphering
public struct GeneralCiphering {
    public var header: GeneralHeader
    public var keyInfo: KeyInfo?
    public var contents: CipheredContents

    public init(header: GeneralHeader, keyInfo: KeyInfo? = nil, contents: CipheredContents) {
        (self.header, self.keyInfo, self.contents) = (header, keyInfo, contents)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.generalCiphering.rawValue, "general-ciphering")
        header = try GeneralHeader(from: &reader)
        keyInfo = try reader.isPresent("key-info") ? try KeyInfo(from: &reader) : nil
        contents = try CipheredContents(counted: &reader, "ciphered-content")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.generalCiphering.rawValue)
        header.encode(into: &writer)
        writer.u8(keyInfo == nil ? 0 : 1)
        keyInfo?.encode(into: &writer)
        contents.encodeCounted(into: &writer)
    }
}

/// Which key an APDU is ciphered with.
///
/// - Spec: IEC 62056-5-3, Key-Info
public enum KeyInfo {
    /// 0 global unicast, 1 global broadcast encryption key.
    case identified(keyID: UInt8)
    /// A key wrapped with another: 0 is the master key.
    case wrapped(kekID: UInt8, keyCipheredData: Octets)
    /// A key agreed by Diffie-Hellman.
    case agreed(parameters: Octets, keyCipheredData: Octets)

    init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.choice("key-info", Self.name)
        switch choice {
        case 0:
            let keyID = try reader.u8("key-id")
            reader.explain(
                keyID == 0 ? "global-unicast-encryption-key" : keyID == 1 ? "global-broadcast-encryption-key" : nil
            )
            self = .identified(keyID: keyID)
        case 1:
            let kekID = try reader.u8("kek-id")
            reader.explain(kekID == 0 ? "master-key" : nil)
            self = .wrapped(kekID: kekID, keyCipheredData: try reader.counted("key-ciphered-data"))
        default:
            let parameters = try reader.counted("key-parameters")
            self = .agreed(parameters: parameters, keyCipheredData: try reader.counted("key-ciphered-data"))
        }
        reader.end()
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 0: "identified-key"
        case 1: "wrapped-key"
        case 2: "agreed-key"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .identified(let keyID):
            writer.u8(0)
            writer.u8(keyID)
        case .wrapped(let kekID, let data):
            writer.u8(1)
            writer.u8(kekID)
            writer.counted(data)
        case .agreed(let parameters, let data):
            writer.u8(2)
            writer.counted(parameters)
            writer.counted(data)
        }
    }
}
