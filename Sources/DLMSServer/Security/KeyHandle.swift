/// A key that the application holds, made ready for use: a number in its key store, or a slot of its hardware.
public struct KeyHandle: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// What a global key of a security setup is for.
public enum KeyUse: Sendable {
    /// Global unicast encryption key.
    case unicastEncryption
    /// Global broadcast encryption key.
    case broadcastEncryption
}

/// What two protected messages must not have in common: the sender's system title and its invocation counter.
///
/// - Spec: IEC 62056-5-3, initialization vector
public struct Nonce: Hashable, Sendable {
    /// Octets that it has as the initialisation vector of AES-GCM.
    public static let length = 12

    public var sender: SystemTitle
    public var counter: UInt32

    public init(sender: SystemTitle, counter: UInt32) { (self.sender, self.counter) = (sender, counter) }
}
