import DLMSServer

/// X.509 for a meter: its certificates come and go as DER.
public protocol CertificateProvider: Sendable {
    /// Looks into a certificate.
    /// - Throws: ``CertificateFault/malformed``, or ``CertificateFault/unsupportedKey`` for one that no suite has.
    func certificate(_ octets: [UInt8]) throws(CertificateFault) -> Certificate

    /// Whether `certificate` names `issuer` as the authority that signed it, and the signature is that one's.
    func isSigned(_ certificate: Certificate, by issuer: Certificate) -> Bool

    /// A request (PKCS #10, DER) to certify the public key of `privateKey` for the owner of a system title, signed with
    /// the key itself.
    /// - Throws: ``CertificateFault/unsupportedKey`` when the octets are not a private key of the curve.
    func request(
        for title: SystemTitle, _ purpose: KeyPurpose, privateKey: [UInt8], on curve: EllipticCurve
    ) throws(CertificateFault) -> [UInt8]
}

/// Why a certificate is not taken.
public enum CertificateFault: Error, Hashable, Sendable {
    /// The octets are not an X.509 certificate.
    case malformed
    /// Its key is on neither curve, or no key at all.
    case unsupportedKey
    /// Its key is on another curve than the security suite's.
    case anotherCurve
    /// It is not valid yet, or not any more.
    case notValidNow
    /// No authority that the meter knows has signed it.
    case unknownIssuer
    /// It is for this meter, but not for a key that the meter has.
    case notOwnKey
}
