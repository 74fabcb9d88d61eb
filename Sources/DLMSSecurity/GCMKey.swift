import Crypto
import DLMSServer
import DLMSWire
import Foundation

/// A key of AES-GCM, with tags cut to 12 octets, which is what DLMS sends.
///
/// swift-crypto opens only boxes with a whole tag of 16 octets. GCM encrypts with a key stream, so sealing the
/// ciphertext again gives the plaintext, and sealing that gives the whole tag to compare the received one with.
final class GCMKey: PreparedKey {
    /// Octets of the tag on the wire.
    static let tagLength = 12

    private let key: SymmetricKey

    /// - Throws: ``CipherError/keyLength(_:)`` unless there are 16, 24 or 32 octets.
    init(_ key: Octets) throws(CipherError) {
        guard [16, 24, 32].contains(key.count) else { throw .keyLength(key.count) }
        self.key = SymmetricKey(data: key.bytes)
    }

    func seal(
        _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, nonce: Octets, additional: Octets,
        _ more: Octets
    ) throws(CipherError) {
        let box = try box(text, nonce, additional, more)
        if !text.isEmpty { box.ciphertext.copyBytes(to: text) }
        if !tag.isEmpty { box.tag.prefix(tag.count).copyBytes(to: tag) }
    }

    func open(
        _ text: UnsafeMutableRawBufferPointer, tag: Octets, nonce: Octets, additional: Octets, _ more: Octets
    ) throws(CipherError) {
        guard tag.isEmpty || tag.count == Self.tagLength else { throw .inputLength(tag.count) }
        if !text.isEmpty { try box(text, nonce, .empty, .empty).ciphertext.copyBytes(to: text) }
        guard !tag.isEmpty else { return }
        let expected = [UInt8](try box(text, nonce, additional, more).tag.prefix(Self.tagLength))
        let matches = expected.withUnsafeBytes { Octets($0).equalsInConstantTime(tag) }
        guard matches else { throw .authenticationFailed }
    }

    private func box(
        _ text: UnsafeMutableRawBufferPointer, _ nonce: Octets, _ additional: Octets, _ more: Octets
    ) throws(CipherError) -> AES.GCM.SealedBox {
        guard nonce.count == 12, let nonce = try? AES.GCM.Nonce(data: nonce.bytes) else {
            throw .nonceLength(nonce.count)
        }
        do {
            let text = UnsafeRawBufferPointer(text)
            guard !more.isEmpty else {
                return try AES.GCM.seal(text, using: key, nonce: nonce, authenticating: additional.bytes)
            }
            return try AES.GCM.seal(text, using: key, nonce: nonce, authenticating: additional.array + more.array)
        } catch {
            throw .inputLength(text.count)
        }
    }
}
