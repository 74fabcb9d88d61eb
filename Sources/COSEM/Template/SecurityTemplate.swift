import DLMSServer

/// The security setup of an association: its policy and keys, shown by the object `0.0.43.0.N.255`.
public struct SecurityTemplate: Sendable {
    /// N of its objects `0.0.43.0.N.255` and, with the invocation counter, `0.0.43.1.N.255`.
    public var number: UInt8
    /// Security suite; 0 is AES-GCM-128, 1 adds signatures and key agreement on P-256, 2 is AES-GCM-256 with P-384.
    public var suite: UInt8
    public var policy: Protection
    /// Global unicast encryption key, and authentication key: ``keyLength`` octets each, as all symmetric keys have.
    public var encryptionKey: [UInt8]
    public var authenticationKey: [UInt8]
    public var broadcastKey: [UInt8]?
    /// Master key (KEK), under which new keys are wrapped.
    public var masterKey: [UInt8]?
    /// The meter's private keys for signatures and for key agreement: the number alone, 32 or 48 octets.
    public var signingKey, agreementKey: [UInt8]?
    /// The meter's own certificates, its clients' and the authorities'.
    public var certificates: [Certificate] = []
    /// System title of the client, where it is known before anybody associates.
    public var clientTitle: [UInt8]?
    /// Version of the Security setup object, 0 or 1.
    public var version: UInt8

    public init(
        number: UInt8, suite: UInt8 = 0, policy: Protection = [], encryptionKey: [UInt8], authenticationKey: [UInt8],
        broadcastKey: [UInt8]? = nil, masterKey: [UInt8]? = nil, version: UInt8 = 1
    ) {
        (self.number, self.suite, self.policy, self.version) = (number, suite, policy, version)
        (self.encryptionKey, self.authenticationKey) = (encryptionKey, authenticationKey)
        (self.broadcastKey, self.masterKey) = (broadcastKey, masterKey)
    }

    /// Octets of the symmetric keys: 32 in suite 2, else 16.
    public var keyLength: Int { Self.keyLength(suite: suite) }

    public static func keyLength(suite: UInt8) -> Int { suite == 2 ? 32 : 16 }
}

extension SecurityTemplate: CustomStringConvertible, CustomReflectable {
    /// Without the keys.
    public var description: String { "security setup \(number)" }
    public var customMirror: Mirror { Mirror(self, children: ["number": number, "suite": suite]) }
}
