import DLMSServer
import DLMSWire

/// The ``CryptoProvider`` of a host, on swift-crypto.
public struct SwiftCryptoProvider: CryptoProvider {
    public init() {}
}
