import DLMSServer
import DLMSWire

/// Key pairs of the meter, and the certificates of all.
///
/// A key pair that was generated counts from the import of its certificate on: until then the meter's peers could check
/// nothing that is signed with it.
/// - Spec: IEC 62056-6-2, Security setup version 1, methods 4 to 8
extension MeterSecurity {
    /// generate_key_pair: replaces the pair generated before, which nobody has certified.
    func generateKeyPair(_ parameter: Octets, of setup: SetupState) throws(ActionResult) {
        let (purpose, curve) = (try KeyPurpose(parameter: parameter), try setup.needCurve())
        guard let crypto else { throw .objectUnavailable }
        let pair = encoded { crypto.generateKeyPair(on: curve, into: &$0) }
        setup.generatedKeys[purpose] = SecretKey(Array(pair.prefix(curve.length)))
    }

    /// generate_certificate_request: for the pair that was generated, else for the one in use.
    func writeRequest(_ parameter: Octets, of setup: SetupState, into writer: inout ByteWriter) throws(ActionResult) {
        let (purpose, curve) = (try KeyPurpose(parameter: parameter), try setup.needCurve())
        guard let key = setup.generatedKeys[purpose] ?? setup.privateKeys[purpose] else { throw .objectUndefined }
        let request = try? provider?.request(for: systemTitle, purpose, privateKey: key.octets.array, on: curve)
        guard let request else { throw .objectUnavailable }
        writer.octetString(request)
    }

    /// import_certificate.
    /// - Throws: why the certificate is not taken.
    func importCertificate(
        _ octets: [UInt8], to setup: SetupState, at utcMilliseconds: Int64
    ) throws(CertificateFault) {
        guard let provider, let curve = setup.curve else { throw .unsupportedKey }
        var certificate = try provider.certificate(octets)
        if setup.certificates.entity(of: certificate) == .server {
            guard certificate.validity.contains(utcMilliseconds) else { throw .notValidNow }
            certificate.purpose = try takeKey(of: certificate, setup)
        } else {
            guard certificate.publicKey.curve == curve || certificate.isAuthority else { throw .anotherCurve }
            try setup.certificates.check(certificate, at: utcMilliseconds, provider)
        }
        setup.certificates.insert(certificate)
    }

    /// Finds the key pair that a certificate of the meter is for, and takes it into use. Whether an authority is to be
    /// trusted is for the meter's peers to say.
    private func takeKey(of certificate: Certificate, _ setup: SetupState) throws(CertificateFault) -> KeyPurpose {
        let purposes = certificate.purpose.map { [$0] } ?? KeyPurpose.allCases
        for purpose in purposes {
            if let key = setup.generatedKeys[purpose], isPair(key, certificate.publicKey) {
                setup.privateKeys[purpose] = key
                setup.generatedKeys[purpose] = nil
                return purpose
            }
            if let key = setup.privateKeys[purpose], isPair(key, certificate.publicKey) { return purpose }
        }
        throw .notOwnKey
    }

    private func isPair(_ privateKey: SecretKey, _ publicKey: Certificate.PublicKey) -> Bool {
        let own = try? encoded { (writer: inout ByteWriter) throws(CipherError) in
            try crypto?.publicKey(of: privateKey.octets, on: publicKey.curve, into: &writer)
        }
        return own == publicKey.octets
    }

    /// export_certificate.
    func export(_ parameter: Octets, of setup: SetupState, into writer: inout ByteWriter) throws(ActionResult) {
        guard let certificate = setup.certificates.find(try CertificateIdentification(parameter)) else {
            throw .objectUndefined
        }
        writer.octetString(certificate.octets)
    }

    /// remove_certificate.
    func removeCertificate(_ parameter: Octets, of setup: SetupState) throws(ActionResult) {
        guard let certificate = setup.certificates.find(try CertificateIdentification(parameter)) else {
            throw .objectUndefined
        }
        setup.certificates.remove(certificate)
    }
}

extension SetupState {
    /// - Throws: ``ActionResult/objectUnavailable`` in suite 0, which has no key pairs.
    func needCurve() throws(ActionResult) -> EllipticCurve {
        guard let curve else { throw .objectUnavailable }
        return curve
    }
}

extension KeyPurpose {
    /// - Parameter parameter: an enum.
    fileprivate init(parameter: Octets) throws(ActionResult) {
        guard case .enumeration(let code)? = DataValue(parameter) else { throw .typeUnmatched }
        guard let purpose = KeyPurpose(rawValue: code) else { throw .otherReason }
        self = purpose
    }
}
