import Crypto
import DLMSServer
import DLMSWire
import Foundation

/// AES key wrap, with which key_transfer protects new keys.
extension SwiftCryptoProvider {
    public func wrap(_ key: Octets, kek: Octets, into writer: inout ByteWriter) throws(CipherError) {
        try check(kek)
        guard key.count >= 16, key.count % 8 == 0 else { throw .inputLength(key.count) }
        guard let wrapped = try? AES.KeyWrap.wrap(SymmetricKey(data: key.bytes), using: SymmetricKey(data: kek.bytes))
        else { throw .inputLength(key.count) }
        writer.octets([UInt8](wrapped))
    }

    public func unwrap(_ wrapped: Octets, kek: Octets, into writer: inout ByteWriter) throws(CipherError) {
        try check(kek)
        guard wrapped.count >= 24, wrapped.count % 8 == 0 else { throw .inputLength(wrapped.count) }
        guard let key = try? AES.KeyWrap.unwrap(wrapped.array, using: SymmetricKey(data: kek.bytes))
        else { throw .authenticationFailed }
        key.withUnsafeBytes { writer.octets(Octets($0)) }
    }

    private func check(_ kek: Octets) throws(CipherError) {
        guard [16, 24, 32].contains(kek.count) else { throw .keyLength(kek.count) }
    }
}
