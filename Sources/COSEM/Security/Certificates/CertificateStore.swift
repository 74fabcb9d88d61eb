import DLMSServer

/// The certificates of a security setup: the meter's own, its clients' and the authorities' that signed them.
struct CertificateStore {
    private(set) var all: [Certificate]
    /// The meter's system title.
    private let title: SystemTitle

    init(_ certificates: [Certificate], of title: SystemTitle) { (all, self.title) = (certificates, title) }

    func entity(of certificate: Certificate) -> CertificateEntity {
        if certificate.isAuthority { return .certificationAuthority }
        guard let subject = certificate.title else { return .other }
        return subject == title ? .server : .client
    }

    func find(_ identification: CertificateIdentification) -> Certificate? {
        all.last { identification.names($0, of: entity(of: $0)) }
    }

    /// The public keys that someone has for a purpose, the latest first.
    func keys(of title: SystemTitle, for purpose: KeyPurpose) -> [Certificate.PublicKey] {
        all.reversed().filter { $0.title == title && $0.purpose == purpose }.map(\.publicKey)
    }

    /// Takes a certificate in. It replaces itself and, where it is the meter's, the one for the same purpose; clients may
    /// have several, so that they can go over from one to the next.
    mutating func insert(_ certificate: Certificate) {
        all = all.filter { !isReplaced($0, by: certificate) } + [certificate]
    }

    private func isReplaced(_ old: Certificate, by new: Certificate) -> Bool {
        if old.serialNumber == new.serialNumber, old.issuer == new.issuer { return true }
        return entity(of: old) == .server && entity(of: new) == .server && old.purpose == new.purpose
    }

    mutating func remove(_ certificate: Certificate) { all.removeAll { $0 == certificate } }
}

extension CertificateStore {
    /// Checks that an authority which the meter knows has signed a certificate, and that it is valid at a time. An
    /// authority that signs itself is where trust begins: who may import certificates may import it.
    func check(
        _ certificate: Certificate, at utcMilliseconds: Int64, _ provider: any CertificateProvider
    ) throws(CertificateFault) {
        guard certificate.validity.contains(utcMilliseconds) else { throw .notValidNow }
        let authorities = all.filter(\.isAuthority) + (certificate.isAuthority ? [certificate] : [])
        guard authorities.contains(where: { provider.isSigned(certificate, by: $0) }) else { throw .unknownIssuer }
    }
}
