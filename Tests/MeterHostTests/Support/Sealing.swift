import DLMSSecurity
import DLMSServer
import DLMSWire

/// Seals APDUs as a client does, also as one that gets something wrong.
struct Sealing {
    static let encryptionKey = octets("000102030405060708090A0B0C0D0E0F")
    static let authenticationKey = octets("D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF")
    static let title = octets("4D4D4D0000BC614E")

    var key = encryptionKey
    var authenticationKey = Self.authenticationKey
    var title = Self.title
    var control: UInt8 = 0x30
    var counter: UInt32 = 0x0123_4567
    /// Added to the counter in the nonce only.
    var counterError: UInt32 = 0
    /// In place of the control byte and the authentication key.
    var additional: [UInt8]?

    /// The APDU under `tag`.
    func sealed(_ apdu: [UInt8], tag: UInt8) throws -> [UInt8] {
        let prepared = try key.withUnsafeBytes { try SwiftCryptoProvider().prepare(Octets($0)) }
        var (text, mac) = (apdu, [UInt8](repeating: 0, count: 12))
        let nonce = title + bigEndian(counter &+ counterError)
        let covered = additional ?? [control] + authenticationKey
        let isEncrypted = control & 0x20 != 0
        try text.withUnsafeMutableBytes { text in
            try mac.withUnsafeMutableBytes { mac in
                try nonce.withUnsafeBytes { nonce in
                    try (isEncrypted ? covered : covered + apdu).withUnsafeBytes { covered in
                        try prepared.seal(
                            isEncrypted ? text : .init(start: nil, count: 0), tag: mac, nonce: Octets(nonce),
                            additional: Octets(covered), .empty)
                    }
                }
            }
        }
        let contents = [control] + bigEndian(counter) + text + (control & 0x10 != 0 ? mac : [])
        return [tag, UInt8(contents.count)] + contents
    }

    /// An AARQ for an association with ciphering and without authentication.
    func aarq(dedicatedKey: [UInt8]? = nil, calling: [UInt8]? = nil) throws -> [UInt8] {
        let initiate = try sealed(Self.initiate(dedicatedKey), tag: 33)
        return (calling ?? title).withUnsafeBytes { title in
            initiate.withUnsafeBytes { initiate in
                var aarq = AARQ(applicationContextName: .applicationContext(3))
                aarq.callingAPTitle = Octets(title)
                aarq.userInformation = Octets(initiate)
                return encoded { aarq.encode(into: &$0) }
            }
        }
    }

    private static func initiate(_ dedicatedKey: [UInt8]?) -> [UInt8] {
        (dedicatedKey ?? []).withUnsafeBytes { key in
            let request = InitiateRequest(
                dedicatedKey: dedicatedKey == nil ? nil : Octets(key),
                proposedConformance: [.get, .set, .blockTransferWithGetOrRead], clientMaxReceivePDUSize: 1024)
            return encoded { request.encode(into: &$0) }
        }
    }

    private func bigEndian(_ value: UInt32) -> [UInt8] { encoded { $0.u32(value) } }
}
