import DLMSServer
import DLMSWire

/// A security setup of a living meter: its policy and keys as they are now.
final class SetupState {
    let template: SecurityTemplate
    /// SAP of the logical device whose object it is.
    let device: UInt16
    var policy: Protection
    var encryption: KeyHandle?
    var broadcast: KeyHandle?
    var authenticationKey: SecretKey
    var masterKey: SecretKey?
    /// The meter's private keys that count, and those that were made and have no certificate yet.
    var privateKeys: [KeyPurpose: SecretKey] = [:]
    var generatedKeys: [KeyPurpose: SecretKey] = [:]
    var certificates: CertificateStore
    /// Who associated last.
    var client: SystemTitle?
    /// Counter of the last message that the meter sent under any key of the setup; nil when all have been used.
    private var sent: UInt32?

    /// - Parameters:
    ///   - title: system title of the meter.
    ///   - counter: of the first message that the meter sends.
    init(_ template: SecurityTemplate, device: UInt16, of title: SystemTitle, counter: UInt32) {
        (self.template, self.device, policy) = (template, device, template.policy)
        (authenticationKey, masterKey) = (SecretKey(template.authenticationKey), template.masterKey.map(SecretKey.init))
        certificates = CertificateStore(template.certificates, of: title)
        privateKeys[.digitalSignature] = template.signingKey.map(SecretKey.init)
        privateKeys[.keyAgreement] = template.agreementKey.map(SecretKey.init)
        sent = counter &- 1
    }

    /// The curve of its signatures and key agreements; nil in suite 0.
    var curve: EllipticCurve? { EllipticCurve(suite: template.suite) }

    /// Another one each time, shared by all keys of the setup, so that no key can see one twice.
    func nextCounter() -> UInt32? {
        guard let last = sent, last < .max else { return nil }
        sent = last + 1
        return last + 1
    }
}
