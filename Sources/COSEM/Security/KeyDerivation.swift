import DLMSServer
import DLMSWire

/// What a derived key is for; the code is the last arc of the algorithm's identifier, below 2.16.756.5.8.3.
///
/// - Spec: IEC 62056-5-3, cryptographic algorithm identifiers
enum KeyAlgorithm: UInt8 {
    case gcm128 = 0
    case gcm256 = 1
    case wrap128 = 2
    case wrap256 = 3

    static func gcm(suite: UInt8) -> KeyAlgorithm { suite == 2 ? .gcm256 : .gcm128 }
    static func wrap(suite: UInt8) -> KeyAlgorithm { suite == 2 ? .wrap256 : .wrap128 }

    /// Octets of the key.
    var keyLength: Int { self == .gcm256 || self == .wrap256 ? 32 : 16 }

    /// The octets of the identifier.
    var identifier: [UInt8] { [0x60, 0x85, 0x74, 0x05, 0x08, 0x03, rawValue] }
}

extension CryptoProvider {
    /// The key that both sides of an agreement make of their secret: one round of the concatenation KDF, whose digest is
    /// never shorter than the key.
    ///
    /// - Parameters:
    ///   - partyU: system title of the initiator, and a nonce where the scheme has one.
    ///   - partyV: system title of the other side.
    /// - Spec: NIST SP 800-56A, concatenation key derivation function
    func deriveKey(
        from secret: [UInt8], for algorithm: KeyAlgorithm, partyU: [UInt8], partyV: [UInt8], on curve: EllipticCurve
    ) -> [UInt8] {
        let message = [0, 0, 0, 1] + secret + algorithm.identifier + partyU + partyV
        return message.withUnsafeBytes { message in
            let whole = encoded { digest(curve.digest, of: Octets(message), into: &$0) }
            return Array(whole.prefix(algorithm.keyLength))
        }
    }
}
