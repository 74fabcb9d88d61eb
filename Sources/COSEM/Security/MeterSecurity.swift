import DLMSServer
import DLMSWire

/// The security of a living meter: what the server asks for high level security and ciphering.
public final class MeterSecurity {
    public let systemTitle: SystemTitle
    public let scratch: UnsafeMutableRawBufferPointer
    let crypto: (any CryptoProvider)?
    let provider: (any CertificateProvider)?
    /// The security setups of all logical devices.
    let setups: [SetupState]
    var keys = KeyStore()
    /// What key_transfer or key_agreement brought, until its response is written.
    var replaced: ReplacedKeys?
    /// Where keys are remembered, for whoever looks at what was captured.
    var history: KeyHistory?
    /// The secret of an association as it is now.
    var secret: (AssociationOffer) -> [UInt8] = { _ in [] }
    /// By logical device and place of the association.
    private let ofAssociation: [UInt32: SetupState]
    private var random = SystemRandomNumberGenerator()

    /// - Parameters:
    ///   - crypto: nil for a meter in which nothing can be ciphered or proved.
    ///   - provider: nil for a meter that knows no certificates.
    ///   - seconds: first invocation counters of the meter: UNIX time, so that a restart repeats none.
    init(
        _ template: MeterTemplate, crypto: (any CryptoProvider)?, provider: (any CertificateProvider)?,
        memory: (any MeterMemory)?, seconds: UInt32
    ) {
        systemTitle = template.identity.systemTitle.withUnsafeBytes { SystemTitle(Octets($0)) ?? .init(rawValue: 0) }
        (self.crypto, self.provider) = (crypto, provider)
        var (setups, places): ([SetupState], [UInt32: SetupState]) = ([], [:])
        for device in template.logicalDevices {
            for (index, association) in device.associations.enumerated() {
                guard let security = association.security else { continue }
                let known = setups.first { $0.device == device.sap && $0.template.number == security.number }
                let setup =
                    known
                    ?? SetupState(
                        security, device: device.sap, of: systemTitle, memory: memory, counter: seconds)
                if known == nil { setups.append(setup) }
                places[Self.place(device.sap, UInt8(index))] = setup
            }
        }
        (self.setups, ofAssociation) = (setups, places)
        scratch = .allocate(byteCount: max(64, Int(template.buffers.receiveAPDU)), alignment: 8)
        scratch.initializeMemory(as: UInt8.self, repeating: 0)
        for setup in setups { install(setup) }
    }

    deinit { scratch.deallocate() }

    func setup(of offer: AssociationOffer) -> SetupState? { ofAssociation[Self.place(offer.server, offer.index)] }

    func setup(device: UInt16, number: UInt8) -> SetupState? {
        setups.first { $0.device == device && $0.template.number == number }
    }

    private static func place(_ device: UInt16, _ index: UInt8) -> UInt32 { UInt32(device) << 8 | UInt32(index) }

    private func install(_ setup: SetupState) {
        let unicast = setup.rememberedKey(SetupState.Part.unicast) ?? setup.template.encryptionKey
        let broadcast = setup.rememberedKey(SetupState.Part.broadcast) ?? setup.template.broadcastKey
        setup.encryption = insert(unicast, of: setup)
        setup.broadcast = broadcast.flatMap { insert($0, of: setup) }
        if let provider, let known = setup.rememberedCertificates() {
            setup.certificates = CertificateStore(known.compactMap { try? provider.certificate($0) }, of: systemTitle)
        }
        takeReceived(of: setup)
    }

    /// Takes a key into use.
    /// - Returns: nil when it has not the length of the suite's keys.
    func insert(_ key: [UInt8], of setup: SetupState, isForOneMessage: Bool = false) -> KeyHandle? {
        guard let crypto, key.count == setup.template.keyLength else { return nil }
        let prepared = key.withUnsafeBytes { try? crypto.prepare(Octets($0)) }
        return prepared.map { keys.insert($0, of: setup, isForOneMessage: isForOneMessage) }
    }
}

extension MeterSecurity: SecurityInterface {
    public static var isServed: Bool { true }

    public func fillWithRandom(_ memory: UnsafeMutableRawBufferPointer) {
        for place in memory.indices { memory[place] = UInt8.random(in: 0...255, using: &random) }
    }

    // MARK: Security setup

    public func policy(of offer: AssociationOffer) -> Protection { setup(of: offer)?.policy ?? [] }
    public func suite(of offer: AssociationOffer) -> UInt8 { setup(of: offer)?.template.suite ?? 0 }

    public func key(_ use: KeyUse, of offer: AssociationOffer) -> KeyHandle? {
        let setup = setup(of: offer)
        return use == .unicastEncryption ? setup?.encryption : setup?.broadcast
    }

    public func writeAuthenticationKey(of offer: AssociationOffer, into writer: inout ByteWriter) {
        if let setup = setup(of: offer) { writer.octets(setup.authenticationKey.octets) }
    }

    public func writeSecret(of offer: AssociationOffer, into writer: inout ByteWriter) {
        writer.octets(secret(offer))
    }

    public func clientTitle(of offer: AssociationOffer) -> SystemTitle? { setup(of: offer)?.client }

    public func associated(_ title: SystemTitle, with offer: AssociationOffer) { setup(of: offer)?.client = title }

    // MARK: Dedicated keys

    public func install(dedicatedKey: Octets, for offer: AssociationOffer) -> KeyHandle? {
        guard let setup = setup(of: offer), let handle = insert(dedicatedKey.array, of: setup) else { return nil }
        history?.add(dedicatedKey.array, .dedicated, of: setup)
        return handle
    }

    public func remove(dedicatedKey: KeyHandle) { keys.remove(dedicatedKey) }

    // MARK: Invocation counters

    public func leastCounter(of key: KeyHandle, from sender: SystemTitle) -> UInt64 {
        keys.lastCounter(of: key, from: sender).map { UInt64($0) + 1 } ?? 0
    }

    public func received(_ counter: UInt32, of key: KeyHandle, from sender: SystemTitle) -> Bool {
        keys.note(counter, of: key, from: sender)
    }

    public func nextCounter(of key: KeyHandle) -> UInt32? { keys.setup(of: key)?.nextCounter() }

    // MARK: Cryptography

    public func seal(
        _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, with key: KeyHandle, _ nonce: Nonce,
        additional: Octets, _ more: Octets
    ) throws(CipherError) {
        guard let key = keys.key(key) else { throw .keyLength(0) }
        try nonce.withOctets { (nonce) throws(CipherError) in
            try key.seal(text, tag: tag, nonce: nonce, additional: additional, more)
        }
    }

    public func open(
        _ text: UnsafeMutableRawBufferPointer, tag: Octets, with key: KeyHandle, _ nonce: Nonce, additional: Octets,
        _ more: Octets
    ) throws(CipherError) {
        guard let key = keys.key(key) else { throw .keyLength(0) }
        try nonce.withOctets { (nonce) throws(CipherError) in
            try key.open(text, tag: tag, nonce: nonce, additional: additional, more)
        }
    }

    public func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter) {
        crypto?.digest(algorithm, of: message, into: &writer)
    }

    public func encryptBlocks(_ blocks: UnsafeMutableRawBufferPointer, key: Octets) throws(CipherError) {
        guard let crypto else { throw .keyLength(key.count) }
        try crypto.encryptBlocks(blocks, key: key)
    }
}

extension Nonce {
    /// The twelve octets: system title, then counter.
    func withOctets<Failure: Error>(_ body: (Octets) throws(Failure) -> Void) throws(Failure) {
        var memory = (sender.rawValue.bigEndian, UInt64(counter.bigEndian))
        try withUnsafeBytes(of: &memory) { (memory) throws(Failure) in
            try body(Octets(memory).prefix(Nonce.length))
        }
    }
}
