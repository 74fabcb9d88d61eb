import DLMSServer
import DLMSWire

/// Security setup: policy, suite, system titles and certificates of associations that cipher; its keys can be replaced.
///
/// Objects that no association names are what the definition says of them.
/// - Spec: IEC 62056-6-2, Security setup (class_id 64)
final class SecuritySetupBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 3, 4, 5, 6]

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let setup = object.securitySetup
        switch request.attribute {
        case 2: writer.enumeration(policy(of: setup, version: object.interfaceClass.version))
        case 3: writer.enumeration(setup?.template.suite ?? 0)
        case 4: write(setup?.client, into: &writer)
        case 5: write(object.meter.security.systemTitle, into: &writer)
        default: write(setup?.certificates, into: &writer)
        }
    }

    private func policy(of setup: SetupState?, version: UInt8) -> UInt8 {
        let policy = setup?.policy ?? []
        return version > 0 ? policy.rawValue : policy.version0Policy
    }

    private func write(_ title: SystemTitle?, into writer: inout ByteWriter) {
        guard let title else { return writer.octetString(Octets.empty) }
        writer.u8(DataTag.octetString.rawValue)
        writer.length(SystemTitle.length)
        title.encode(into: &writer)
    }

    private func write(_ store: CertificateStore?, into writer: inout ByteWriter) {
        let certificates = store?.all ?? []
        writer.array(count: certificates.count)
        for certificate in certificates {
            writer.structure(count: 6)
            writer.enumeration((store?.entity(of: certificate) ?? .other).rawValue)
            writer.enumeration(certificate.type)
            writer.octetString(certificate.serialNumber)
            writer.octetString(certificate.issuer)
            writer.octetString(certificate.subject)
            writer.octetString(certificate.subjectAltName)
        }
    }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        request.attribute == 6 ? freezeReading(request, of: object) : nil
    }

    // MARK: Methods

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let setup = object.securitySetup else { throw .objectUnavailable }
        let security = object.meter.security
        switch method {
        case 1: try activate(parameter, of: setup, version: object.interfaceClass.version)
        case 2: try security.transfer(parameter, to: setup)
        case 3: try security.agree(parameter, of: setup, into: &writer)
        case 4: try security.generateKeyPair(parameter, of: setup)
        case 5: try security.writeRequest(parameter, of: setup, into: &writer)
        case 6: try importCertificate(parameter, to: setup, of: object)
        case 7: try security.export(parameter, of: setup, into: &writer)
        case 8: try security.removeCertificate(parameter, of: setup)
        default: throw .objectUnavailable
        }
        if let attribute = Self.changed(by: method) { object.meter.onChange?(object.id, attribute) }
    }

    /// The attribute that shows what a method has done.
    private static func changed(by method: UInt8) -> UInt8? {
        switch method {
        case 1: 2
        case 2, 3: 3
        case 6, 8: 6
        default: nil
        }
    }

    /// A policy can only be raised.
    private func activate(_ parameter: Octets, of setup: SetupState, version: UInt8) throws(ActionResult) {
        guard case .enumeration(let code)? = DataValue(parameter) else { throw .typeUnmatched }
        let policy = version > 0 ? Protection(rawValue: code) : Protection(version0Policy: code)
        guard version > 0 ? policy.rawValue == code : code <= 3, policy.isSubset(of: setup.possiblePolicy),
            policy.isSuperset(of: setup.policy)
        else { throw .otherReason }
        setup.policy = policy
    }

    private func importCertificate(
        _ parameter: Octets, to setup: SetupState, of object: LivingObject
    ) throws(ActionResult) {
        guard case .octetString(let octets)? = DataValue(parameter) else { throw .typeUnmatched }
        do throws(CertificateFault) {
            try object.meter.security.importCertificate(
                octets, to: setup, at: object.meter.environment.utcMilliseconds)
        } catch {
            throw .otherReason
        }
    }
}

extension LivingObject {
    /// The setup that a Security setup object 0.0.43.0.N.255 stands for.
    var securitySetup: SetupState? {
        guard instance == .securitySetup(instance.e) else { return nil }
        return meter.security.setup(device: id.device, number: instance.e)
    }
}

extension SetupState {
    /// What a policy may ask for: signatures only of those that can sign.
    fileprivate var possiblePolicy: Protection {
        let ciphered: Protection = [
            .authenticatedRequest, .encryptedRequest, .authenticatedResponse, .encryptedResponse,
        ]
        return privateKeys[.digitalSignature] == nil
            ? ciphered : ciphered.union([.signedRequest, .signedResponse])
    }
}

extension Protection {
    /// The code of Security setup version 0: 0 nothing, 1 authentication, 2 encryption, 3 both.
    var version0Policy: UInt8 { rawValue >> 2 & 0b11 }
}
