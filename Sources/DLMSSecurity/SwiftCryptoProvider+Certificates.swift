import COSEM
import Crypto
import DLMSServer
import DLMSWire
import Foundation
import SwiftASN1
import X509

/// X.509 on swift-certificates.
extension SwiftCryptoProvider: CertificateProvider {
    public func certificate(_ octets: [UInt8]) throws(CertificateFault) -> COSEM.Certificate {
        guard let parsed = try? X509.Certificate(derEncoded: octets) else { throw .malformed }
        guard let publicKey = publicKey(of: parsed) else { throw .unsupportedKey }
        guard parsed.notValidBefore <= parsed.notValidAfter,
            let (issuer, subject) = try? (der(parsed.issuer), der(parsed.subject))
        else { throw .malformed }
        return COSEM.Certificate(
            octets: octets, serialNumber: Array(parsed.serialNumber.bytes), issuer: issuer, subject: subject,
            subjectAltName: parsed.extensions[oid: .X509ExtensionID.subjectAlternativeName].map { Array($0.value) }
                ?? [],
            commonName: commonName(of: parsed.subject), isAuthority: parsed.isAuthority, purpose: parsed.purpose,
            publicKey: publicKey, validity: parsed.notValidBefore.milliseconds...parsed.notValidAfter.milliseconds)
    }

    public func isSigned(_ certificate: COSEM.Certificate, by issuer: COSEM.Certificate) -> Bool {
        guard certificate.issuer == issuer.subject, issuer.isAuthority,
            let certificate = try? X509.Certificate(derEncoded: certificate.octets),
            let issuer = try? X509.Certificate(derEncoded: issuer.octets)
        else { return false }
        return issuer.publicKey.isValidSignature(certificate.signature, for: certificate)
    }

    public func request(
        for title: SystemTitle, _ purpose: KeyPurpose, privateKey: [UInt8], on curve: EllipticCurve
    ) throws(CertificateFault) -> [UInt8] {
        guard let key = signingKey(privateKey, on: curve) else { throw .unsupportedKey }
        let name = title.octets.map { String(format: "%02X", $0) }.joined()
        do {
            let request = try CertificateSigningRequest(
                version: .v1, subject: DistinguishedName { CommonName(name) }, privateKey: key,
                attributes: .init([.init(ExtensionRequest(extensions: .init { Critical(purpose.keyUsage) }))]),
                signatureAlgorithm: curve == .p256 ? .ecdsaWithSHA256 : .ecdsaWithSHA384)
            return try der(request)
        } catch {
            throw .unsupportedKey
        }
    }

    private func signingKey(_ octets: [UInt8], on curve: EllipticCurve) -> X509.Certificate.PrivateKey? {
        switch curve {
        case .p256: (try? P256.Signing.PrivateKey(rawRepresentation: octets)).map(X509.Certificate.PrivateKey.init)
        case .p384: (try? P384.Signing.PrivateKey(rawRepresentation: octets)).map(X509.Certificate.PrivateKey.init)
        }
    }

    private func publicKey(of certificate: X509.Certificate) -> COSEM.Certificate.PublicKey? {
        if let key = P256.Signing.PublicKey(certificate.publicKey) {
            return .init(curve: .p256, octets: Array(key.rawRepresentation))
        }
        return P384.Signing.PublicKey(certificate.publicKey).map {
            .init(curve: .p384, octets: Array($0.rawRepresentation))
        }
    }

    private func commonName(of name: DistinguishedName) -> String {
        let attributes = name.flatMap { $0 }
        let common = attributes.first { $0.type == .RDNAttributeType.commonName }
        return common.flatMap { String($0.value) } ?? ""
    }

    private func der(_ value: some DERSerializable) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(value)
        return serializer.serializedBytes
    }
}

extension X509.Certificate {
    /// Whether it says that its key signs certificates.
    fileprivate var isAuthority: Bool {
        guard case .isCertificateAuthority? = try? extensions.basicConstraints else { return false }
        return true
    }

    /// Keys of meters and clients are for one purpose; those for TLS say so.
    fileprivate var purpose: KeyPurpose? {
        guard !isAuthority, let usage = try? extensions.keyUsage else { return nil }
        if extensions[oid: .X509ExtensionID.extendedKeyUsage] != nil { return .tls }
        switch (usage.digitalSignature, usage.keyAgreement) {
        case (true, false): return .digitalSignature
        case (false, true): return .keyAgreement
        case (true, true): return .tls
        case (false, false): return nil
        }
    }
}

extension KeyPurpose {
    fileprivate var keyUsage: KeyUsage {
        KeyUsage(digitalSignature: self != .keyAgreement, keyAgreement: self != .digitalSignature)
    }
}

extension Date {
    fileprivate var milliseconds: Int64 { Int64(timeIntervalSince1970) * 1000 }
}
