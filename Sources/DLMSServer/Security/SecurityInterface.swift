import DLMSWire

/// What a meter supplies for high level security and ciphering: its keys, their counters, and the cryptography.
///
/// The server holds no key: it names them by handles, and gives octets to be sealed and opened. A firmware implements
/// this over its hardware, `COSEM` over a ``CryptoProvider``. ``NoSecurity`` is for meters that have neither high level
/// security nor ciphering; nothing of it is then in a firmware.
public protocol SecurityInterface: ~Copyable {
    /// Whether there is any: of a constant the compiler learns what a firmware does not need.
    static var isServed: Bool { get }

    /// The meter's own system title.
    var systemTitle: SystemTitle { get }
    /// Memory for one deciphered APDU, as long as the longest that is received and at least 64 octets. The server uses
    /// it within one call only.
    var scratch: UnsafeMutableRawBufferPointer { get }
    /// Fills `memory` with octets that nobody can foresee: for challenges.
    mutating func fillWithRandom(_ memory: UnsafeMutableRawBufferPointer)

    // MARK: Security setup of an association

    /// The protection that all messages of an association must have.
    func policy(of offer: AssociationOffer) -> Protection
    /// Security suite, 0 to 2.
    func suite(of offer: AssociationOffer) -> UInt8
    /// A global key of the association; nil when it has none.
    func key(_ use: KeyUse, of offer: AssociationOffer) -> KeyHandle?
    /// Writes the authentication key, up to 32 octets.
    func writeAuthenticationKey(of offer: AssociationOffer, into writer: inout ByteWriter)
    /// Writes the secret of high level security, up to 64 octets.
    func writeSecret(of offer: AssociationOffer, into writer: inout ByteWriter)
    /// Who the client of a pre-established association is; nil when its messages have to name it.
    func clientTitle(of offer: AssociationOffer) -> SystemTitle?
    /// The association with a client that has named itself is open.
    mutating func associated(_ title: SystemTitle, with offer: AssociationOffer)

    /// The response to an APDU is written: keys that were replaced by it count from now on.
    mutating func exchangeEnded()

    // MARK: Dedicated keys

    /// Takes a key into use for one association.
    /// - Returns: nil when it has another length than the suite's keys, or there is no place for it.
    mutating func install(dedicatedKey: Octets, for offer: AssociationOffer) -> KeyHandle?
    /// Forgets a dedicated key, and wipes it.
    mutating func remove(dedicatedKey: KeyHandle)

    // MARK: Invocation counters

    /// The lowest counter that is accepted from this sender under this key; 2^32 when there is none any more.
    func leastCounter(of key: KeyHandle, from sender: SystemTitle) -> UInt64
    /// A message with this counter came from the sender, and was genuine.
    /// - Returns: false when there is no place to remember the sender: the message is refused.
    mutating func received(_ counter: UInt32, of key: KeyHandle, from sender: SystemTitle) -> Bool
    /// The counter for a message to be sent, another one each time; nil when all have been used.
    mutating func nextCounter(of key: KeyHandle) -> UInt32?

    // MARK: Cryptography

    /// Encrypts `text` in place with AES-GCM and writes the tag of 12 octets into `tag`, when that is not empty. The
    /// tag also covers `additional`, and `more` behind it.
    mutating func seal(
        _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, with key: KeyHandle, _ nonce: Nonce,
        additional: Octets, _ more: Octets
    ) throws(CipherError)
    /// Decrypts `text` in place and checks the tag, when that is not empty.
    /// - Throws: ``CipherError/authenticationFailed``: `text` must then not be used.
    mutating func open(
        _ text: UnsafeMutableRawBufferPointer, tag: Octets, with key: KeyHandle, _ nonce: Nonce, additional: Octets,
        _ more: Octets
    ) throws(CipherError)
    /// Writes the digest of `message`.
    func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter)
    /// Encrypts `blocks`, whole blocks of 16 octets, in place with AES-128, each by itself, for mechanism 2.
    /// - Parameter key: 16 octets.
    func encryptBlocks(_ blocks: UnsafeMutableRawBufferPointer, key: Octets) throws(CipherError)

    // MARK: Signatures and agreed keys, of suites 1 and 2

    /// Signs the digest of `message` with the meter's private key for signatures, and writes r, then s.
    /// - Throws: ``CipherError/invalidKey`` when there is no such key.
    mutating func sign(
        _ message: Octets, for offer: AssociationOffer, into writer: inout ByteWriter
    ) throws(CipherError)
    /// Checks a signature by the public key in a certificate for signatures of `signer`.
    /// - Throws: ``CipherError/invalidKey`` when there is no such certificate, ``CipherError/authenticationFailed`` when
    ///   the signature is another message's or another key's.
    mutating func verify(
        _ signature: Octets, of message: Octets, from signer: SystemTitle, for offer: AssociationOffer
    ) throws(CipherError)
    /// Writes the secret Z that the meter's static private key for key agreement has in common with `peer`.
    /// - Throws: ``CipherError/invalidKey`` when the meter has no such key, or the peer no certificate.
    mutating func agree(
        with peer: AgreementKey, for offer: AssociationOffer, into secret: inout ByteWriter
    ) throws(CipherError)
    /// Makes a key pair for one message to `peer`: writes its public key, and the secret Z that its private key, which is
    /// then forgotten, has in common with the peer's certified one.
    /// - Throws: ``CipherError/invalidKey`` when the peer has no certificate for key agreement.
    mutating func agreeOnce(
        with peer: SystemTitle, for offer: AssociationOffer, publicKey: inout ByteWriter,
        into secret: inout ByteWriter
    ) throws(CipherError)
    /// Writes a key that came wrapped under the master key.
    /// - Throws: ``CipherError/invalidKey`` without a master key, else as the unwrapping does.
    mutating func unwrap(
        _ wrapped: Octets, for offer: AssociationOffer, into key: inout ByteWriter
    ) throws(CipherError)
    /// Takes a key into use that a message brought, until its response is written. Counters that come under such keys
    /// are remembered together, by setup and sender, and outlive them: a message cannot be sent again with its key.
    /// - Returns: nil when it has another length than the suite's keys, or there is no place for it.
    mutating func install(messageKey: Octets, for offer: AssociationOffer) -> KeyHandle?
    /// Forgets such a key, and wipes it.
    mutating func remove(messageKey: KeyHandle)
}

/// The other side of a key agreement.
public enum AgreementKey {
    /// Whoever has the private key of this public one: x, then y.
    case publicKey(Octets)
    /// Whom a certificate for key agreement names.
    case certified(SystemTitle)
}

/// Neither signatures nor key agreement: what security suite 0 has of them.
extension SecurityInterface where Self: ~Copyable {
    public func clientTitle(of offer: AssociationOffer) -> SystemTitle? { nil }

    public mutating func sign(
        _ message: Octets, for offer: AssociationOffer, into writer: inout ByteWriter
    ) throws(CipherError) { throw .invalidKey }

    public mutating func verify(
        _ signature: Octets, of message: Octets, from signer: SystemTitle, for offer: AssociationOffer
    ) throws(CipherError) { throw .invalidKey }

    public mutating func agree(
        with peer: AgreementKey, for offer: AssociationOffer, into secret: inout ByteWriter
    ) throws(CipherError) { throw .invalidKey }

    public mutating func agreeOnce(
        with peer: SystemTitle, for offer: AssociationOffer, publicKey: inout ByteWriter,
        into secret: inout ByteWriter
    ) throws(CipherError) { throw .invalidKey }

    public mutating func unwrap(
        _ wrapped: Octets, for offer: AssociationOffer, into key: inout ByteWriter
    ) throws(CipherError) { throw .invalidKey }

    public mutating func install(messageKey: Octets, for offer: AssociationOffer) -> KeyHandle? { nil }
    public mutating func remove(messageKey: KeyHandle) {}
}

/// Neither high level security nor ciphering.
public struct NoSecurity: SecurityInterface {
    public static var isServed: Bool { false }
    public var systemTitle: SystemTitle { SystemTitle(rawValue: 0) }
    public var scratch: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(start: nil, count: 0) }

    public init() {}

    public func fillWithRandom(_ memory: UnsafeMutableRawBufferPointer) {}
    public func policy(of offer: AssociationOffer) -> Protection { [] }
    public func suite(of offer: AssociationOffer) -> UInt8 { 0 }
    public func key(_ use: KeyUse, of offer: AssociationOffer) -> KeyHandle? { nil }
    public func writeAuthenticationKey(of offer: AssociationOffer, into writer: inout ByteWriter) {}
    public func writeSecret(of offer: AssociationOffer, into writer: inout ByteWriter) {}
    public func associated(_ title: SystemTitle, with offer: AssociationOffer) {}
    public func exchangeEnded() {}
    public func install(dedicatedKey: Octets, for offer: AssociationOffer) -> KeyHandle? { nil }
    public func remove(dedicatedKey: KeyHandle) {}
    public func leastCounter(of key: KeyHandle, from sender: SystemTitle) -> UInt64 { 1 << 32 }
    public func received(_ counter: UInt32, of key: KeyHandle, from sender: SystemTitle) -> Bool { false }
    public func nextCounter(of key: KeyHandle) -> UInt32? { nil }

    public func seal(
        _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, with key: KeyHandle, _ nonce: Nonce,
        additional: Octets, _ more: Octets
    ) throws(CipherError) { throw .authenticationFailed }

    public func open(
        _ text: UnsafeMutableRawBufferPointer, tag: Octets, with key: KeyHandle, _ nonce: Nonce, additional: Octets,
        _ more: Octets
    ) throws(CipherError) { throw .authenticationFailed }

    public func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter) {}
    public func encryptBlocks(_ blocks: UnsafeMutableRawBufferPointer, key: Octets) throws(CipherError) {
        throw .keyLength(key.count)
    }
}
