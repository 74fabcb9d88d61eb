import Crypto
import CryptoExtras
import DLMSServer
import DLMSWire

/// The ``CryptoProvider`` of a host, on swift-crypto; on Linux AES-GCM is libcrypto's, which keeps a context for a key.
public struct SwiftCryptoProvider: CryptoProvider {
    public init() {}

    public func prepare(_ key: Octets) throws(CipherError) -> any PreparedKey {
        #if canImport(CLibcrypto)
            try KeyedContext(key)
        #else
            try GCMKey(key)
        #endif
    }

    public func encryptBlocks(_ blocks: UnsafeMutableRawBufferPointer, key: Octets) throws(CipherError) {
        guard key.count == 16 else { throw .keyLength(key.count) }
        guard blocks.count % 16 == 0 else { throw .inputLength(blocks.count) }
        let key = SymmetricKey(data: key.bytes)
        for start in stride(from: 0, to: blocks.count, by: 16) {
            var block = [UInt8](blocks[start..<(start + 16)])
            guard (try? AES.permute(&block, key: key)) != nil else { throw .inputLength(blocks.count) }
            UnsafeMutableRawBufferPointer(rebasing: blocks[start..<(start + 16)]).copyBytes(from: block)
        }
    }
}
