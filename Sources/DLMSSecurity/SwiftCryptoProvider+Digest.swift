import Crypto
import DLMSServer
import DLMSWire

/// Digests; two of them are old, and used only because the standard names them.
extension SwiftCryptoProvider {
    public func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter) {
        switch algorithm {
        case .md5: write(Insecure.MD5.hash(data: message.bytes), into: &writer)
        case .sha1: write(Insecure.SHA1.hash(data: message.bytes), into: &writer)
        case .sha256: write(SHA256.hash(data: message.bytes), into: &writer)
        case .sha384: write(SHA384.hash(data: message.bytes), into: &writer)
        }
    }

    private func write(_ digest: some Digest, into writer: inout ByteWriter) {
        digest.withUnsafeBytes { writer.octets(Octets($0)) }
    }
}
