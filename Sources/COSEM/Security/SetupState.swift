import DLMSServer
import DLMSWire

/// A security setup of a living meter: its policy and keys as they are now.
final class SetupState {
    let template: SecurityTemplate
    /// SAP of the logical device whose object it is.
    let device: UInt16
    var policy: Protection { didSet { keep([policy.rawValue], as: Part.policy) } }
    var encryption: KeyHandle?
    var broadcast: KeyHandle?
    var authenticationKey: SecretKey { didSet { keep(authenticationKey, as: Part.authentication) } }
    var masterKey: SecretKey? { didSet { keep(masterKey, as: Part.master) } }
    /// The meter's private keys that count, and those that were made and have no certificate yet.
    var privateKeys: [KeyPurpose: SecretKey] = [:] { didSet { keep(privateKeys, as: Part.privateKeys) } }
    var generatedKeys: [KeyPurpose: SecretKey] = [:] { didSet { keep(generatedKeys, as: Part.generatedKeys) } }
    var certificates: CertificateStore { didSet { keepCertificates() } }
    /// Who associated last.
    var client: SystemTitle?
    /// Counter of the last message that the meter sent under any key of the setup; nil when all have been used.
    private(set) var sent: UInt32?
    /// Whether somebody wants all further messages to have the same counter.
    var isFrozen = false
    /// The last counter that may be used before more of them are set apart in the memory.
    private var reserved: UInt32?
    let memory: (any MeterMemory)?

    /// - Parameters:
    ///   - title: system title of the meter.
    ///   - counter: of the first message that the meter sends, where none is remembered.
    init(
        _ template: SecurityTemplate, device: UInt16, of title: SystemTitle, memory: (any MeterMemory)?,
        counter: UInt32
    ) {
        (self.template, self.device, policy, self.memory) = (template, device, template.policy, memory)
        (authenticationKey, masterKey) = (SecretKey(template.authenticationKey), template.masterKey.map(SecretKey.init))
        certificates = CertificateStore(template.certificates, of: title)
        privateKeys[.digitalSignature] = template.signingKey.map(SecretKey.init)
        privateKeys[.keyAgreement] = template.agreementKey.map(SecretKey.init)
        client = template.clientTitle.flatMap { title in title.withUnsafeBytes { SystemTitle(Octets($0)) } }
        sent = counter &- 1
        remember()
    }

    /// The curve of its signatures and key agreements; nil in suite 0.
    var curve: EllipticCurve? { EllipticCurve(suite: template.suite) }

    /// Another one each time, shared by all keys of the setup, so that no key can see one twice.
    func nextCounter() -> UInt32? {
        guard !isFrozen else { return sent }
        guard let last = sent, last < .max else { return nil }
        sent = last + 1
        if memory != nil, last + 1 > reserved ?? 0 { reserve(from: last + 1) }
        return last + 1
    }

    /// The counter that comes next; 0 when all have been used.
    var nextUnused: UInt32 { sent.map { $0 &+ 1 } ?? 0 }

    /// Sets counters apart, so many that a message costs no write. After a power failure those that were left are lost.
    private func reserve(from counter: UInt32) {
        let (end, hasOverflowed) = counter.addingReportingOverflow(Self.batch)
        let last = hasOverflowed ? .max : end
        reserved = last
        keep(last.octets, as: Part.transmitCounter)
    }

    private static let batch: UInt32 = 4096

    /// Goes on behind another counter, because somebody wants it.
    func setSent(_ last: UInt32) { (sent, reserved) = (last, nil) }

    /// The counters that were set apart before count as used.
    func takeReserved(_ last: UInt32) { (sent, reserved) = (last, last) }
}
