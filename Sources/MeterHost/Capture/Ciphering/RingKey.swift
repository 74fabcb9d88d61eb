import COSEM
import DLMSSecurity
import DLMSServer
import DLMSWire

/// A key that messages are tried with.
public final class RingKey {
    /// `EK of setup 0.0.43.0.1.255`.
    public let name: String
    public let octets: [UInt8]
    /// nil for a key of which only the octets are known: it may be any.
    let use: KeyHistory.Use?
    /// Made ready when it is needed; nil when its length is no key's.
    private(set) lazy var prepared = octets.withUnsafeBytes { try? SwiftCryptoProvider().prepare(Octets($0)) }

    public init(name: String, octets: [UInt8], use: KeyHistory.Use? = nil) {
        (self.name, self.octets, self.use) = (name, octets, use)
    }

    /// Whether it may cipher messages, for all that is known.
    var ciphers: Bool { use != .authentication && use != .master }
    var authenticates: Bool { use == nil || use == .authentication }

    /// Six hex digits by which a key is told from others, and which do not give it away.
    public static func fingerprint(of key: [UInt8]) -> String {
        let digest = key.withUnsafeBytes { octets in
            encoded { SwiftCryptoProvider().digest(.sha256, of: Octets(octets), into: &$0) }
        }
        return hex(Array(digest.prefix(3)))
    }
}

/// A system title, and where it comes from.
public struct RingTitle {
    public let title: SystemTitle
    /// `the client's system title`.
    public let name: String

    public init(_ title: SystemTitle, name: String) { (self.title, self.name) = (title, name) }
}

extension RingKey {
    /// A key that comes with the message, wrapped under the master key; nil when it does not unwrap.
    convenience init?(unwrapping wrapped: [UInt8], under master: [UInt8]) {
        let key = wrapped.withUnsafeBytes { wrapped in
            master.withUnsafeBytes { master in
                try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                    try SwiftCryptoProvider().unwrap(Octets(wrapped), kek: Octets(master), into: &writer)
                }
            }
        }
        guard let key else { return nil }
        self.init(name: "the key wrapped in the message", octets: key, use: .dedicated)
    }
}
