import Crypto
import DLMSServer
import DLMSWire
import Foundation

/// AES-GCM with the tag cut to 12 octets, which is what DLMS sends.
///
/// swift-crypto opens only boxes with a whole tag of 16 octets. GCM encrypts with a key stream, so sealing the
/// ciphertext again gives the plaintext, and sealing that gives the whole tag to compare the received one with.
extension SwiftCryptoProvider {
    /// Octets of the tag on the wire.
    static let tagLength = 12

    public func seal(
        _ plaintext: Octets, key: Octets, nonce: Octets, additional: Octets, into writer: inout ByteWriter
    ) throws(CipherError) {
        let box = try gcm(plaintext, key: key, nonce: nonce, additional: additional)
        writer.octets([UInt8](box.ciphertext))
        writer.octets([UInt8](box.tag.prefix(Self.tagLength)))
    }

    public func open(
        _ sealed: Octets, key: Octets, nonce: Octets, additional: Octets, into writer: inout ByteWriter
    ) throws(CipherError) {
        let length = sealed.count - Self.tagLength
        guard length >= 0 else { throw .inputLength(sealed.count) }
        let stream = try gcm(sealed.prefix(length), key: key, nonce: nonce, additional: .empty)
        let plaintext = [UInt8](stream.ciphertext)
        let expected = [UInt8](try tag(of: plaintext, key: key, nonce: nonce, additional: additional))
        let matches = expected.withUnsafeBytes { Octets($0).equalsInConstantTime(sealed.dropFirst(length)) }
        guard matches else { throw .authenticationFailed }
        writer.octets(plaintext)
    }

    private func tag(
        of plaintext: [UInt8], key: Octets, nonce: Octets, additional: Octets
    ) throws(CipherError) -> Data {
        let box = try plaintext.withUnsafeBufferPointer { (buffer) throws(CipherError) in
            try gcm(Octets(UnsafeRawBufferPointer(buffer)), key: key, nonce: nonce, additional: additional)
        }
        return box.tag.prefix(Self.tagLength)
    }

    private func gcm(
        _ text: Octets, key: Octets, nonce: Octets, additional: Octets
    ) throws(CipherError) -> AES.GCM.SealedBox {
        guard [16, 24, 32].contains(key.count) else { throw .keyLength(key.count) }
        guard nonce.count == 12, let nonce = try? AES.GCM.Nonce(data: nonce.array) else {
            throw .nonceLength(nonce.count)
        }
        do {
            return try AES.GCM.seal(
                text.bytes, using: SymmetricKey(data: key.bytes), nonce: nonce, authenticating: additional.bytes)
        } catch {
            throw .inputLength(text.count)
        }
    }
}
