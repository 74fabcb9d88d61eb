import DLMSServer
import DLMSWire

/// Security whose cryptography hides nothing, so that a test can write down what goes over the line: a text is "encrypted"
/// by adding the key's number to each octet; a tag is a checksum of key, counter, text and additional data.
struct PlainSight: SecurityInterface {
    static var isServed: Bool { true }

    let systemTitle = SystemTitle(rawValue: 0x4D43_5300_0000_0001)
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
    var policy: Protection = []
    var sent: UInt32 = 100
    /// The lowest counter that is accepted.
    var least: UInt64 = 0
    var dedicated: [UInt8]?
    var suite: UInt8 = 0
    /// The keys that messages brought, and how many of them are in use.
    private(set) var messageKeys: [[UInt8]] = []
    private(set) var open = 0
    /// Who has certificates.
    var certified = SystemTitle(rawValue: 0x4D4D_4D00_00BC_614E)

    mutating func fillWithRandom(_ memory: UnsafeMutableRawBufferPointer) {
        memory.initializeMemory(as: UInt8.self, repeating: 0x55)
    }

    func policy(of offer: AssociationOffer) -> Protection { policy }
    func suite(of offer: AssociationOffer) -> UInt8 { suite }
    func key(_ use: KeyUse, of offer: AssociationOffer) -> KeyHandle? {
        use == .unicastEncryption ? KeyHandle(rawValue: 1) : nil
    }
    func writeAuthenticationKey(of offer: AssociationOffer, into writer: inout ByteWriter) { writer.u8(7) }
    func writeSecret(of offer: AssociationOffer, into writer: inout ByteWriter) { writer.u32(0x5345_4352) }
    mutating func associated(_ title: SystemTitle, with offer: AssociationOffer) {}
    mutating func exchangeEnded() {}

    mutating func install(dedicatedKey: Octets, for offer: AssociationOffer) -> KeyHandle? {
        dedicated = dedicatedKey.array
        return dedicatedKey.count == 16 ? KeyHandle(rawValue: 2) : nil
    }
    mutating func remove(dedicatedKey: KeyHandle) { dedicated = nil }

    func leastCounter(of key: KeyHandle, from sender: SystemTitle) -> UInt64 { least }
    mutating func received(_ counter: UInt32, of key: KeyHandle, from sender: SystemTitle) -> Bool {
        least = max(least, UInt64(counter) + 1)
        return true
    }
    mutating func nextCounter(of key: KeyHandle) -> UInt32? {
        sent += 1
        return sent
    }

    func seal(
        _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, with key: KeyHandle, _ nonce: Nonce,
        additional: Octets, _ more: Octets
    ) throws(CipherError) {
        let sum = Self.tag(key, nonce, Array(text), additional, more)
        for place in text.indices { text[place] &+= UInt8(key.rawValue) }
        for place in tag.indices { tag[place] = sum[place] }
    }

    func open(
        _ text: UnsafeMutableRawBufferPointer, tag: Octets, with key: KeyHandle, _ nonce: Nonce, additional: Octets,
        _ more: Octets
    ) throws(CipherError) {
        for place in text.indices { text[place] &-= UInt8(key.rawValue) }
        let sum = Self.tag(key, nonce, Array(text), additional, more)
        guard tag.isEmpty || tag.array == sum else { throw .authenticationFailed }
    }

    static func tag(_ key: KeyHandle, _ nonce: Nonce, _ text: [UInt8], _ additional: Octets, _ more: Octets) -> [UInt8]
    {
        let octets = additional.array + text + more.array
        let seed = 0xCBF2_9CE4_8422_2325 ^ UInt64(key.rawValue) << 32 ^ UInt64(nonce.counter)
        let sum = octets.reduce(seed &* 0x100_0000_01B3) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return (0..<12).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 4)) }
    }

    /// The message itself; of key derivation, where a key has 16 octets, they are its last ones.
    func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter) {
        writer.octets(algorithm == .sha256 && suite == 1 ? message.dropFirst(message.count - 16) : message)
    }

    /// A signature is who signs and a checksum of the message, filled up to 64 octets.
    static func signature(of message: [UInt8], by signer: SystemTitle) -> [UInt8] {
        let sum = tag(KeyHandle(rawValue: 0), Nonce(sender: signer, counter: 0), message, .empty, .empty)
        return octets(of: signer) + sum + [UInt8](repeating: 0, count: 44)
    }

    func sign(_ message: Octets, for offer: AssociationOffer, into writer: inout ByteWriter) throws(CipherError) {
        writer.octets(Self.signature(of: message.array, by: systemTitle))
    }

    func verify(
        _ signature: Octets, of message: Octets, from signer: SystemTitle, for offer: AssociationOffer
    ) throws(CipherError) {
        guard signer == certified else { throw .invalidKey }
        guard signature.array == Self.signature(of: message.array, by: signer) else { throw .authenticationFailed }
    }

    /// The secret is the other side's public key, or its title.
    func agree(
        with peer: AgreementKey, for offer: AssociationOffer, into secret: inout ByteWriter
    ) throws(CipherError) {
        guard suite > 0 else { throw .invalidKey }
        switch peer {
        case .publicKey(let key): secret.octets(key.prefix(32))
        case .certified(let title):
            guard title == certified else { throw .invalidKey }
            title.encode(into: &secret)
        }
    }

    func agreeOnce(
        with peer: SystemTitle, for offer: AssociationOffer, publicKey: inout ByteWriter,
        into secret: inout ByteWriter
    ) throws(CipherError) {
        publicKey.octets([UInt8](repeating: 0x50, count: 64))
        secret.u16(0x5050)
    }

    func unwrap(_ wrapped: Octets, for offer: AssociationOffer, into key: inout ByteWriter) throws(CipherError) {
        guard wrapped.count == 24 else { throw .authenticationFailed }
        key.octets(wrapped.prefix(16))
    }

    mutating func install(messageKey: Octets, for offer: AssociationOffer) -> KeyHandle? {
        messageKeys.append(messageKey.array)
        open += 1
        return messageKey.count == 16 ? KeyHandle(rawValue: UInt32(9 + open)) : nil
    }

    mutating func remove(messageKey: KeyHandle) { open -= 1 }

    static func octets(of title: SystemTitle) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: title.rawValue >> UInt64(56 - 8 * $0)) }
    }

    func encryptBlocks(_ blocks: UnsafeMutableRawBufferPointer, key: Octets) throws(CipherError) {
        for place in blocks.indices { blocks[place] ^= 0xFF }
    }
}
