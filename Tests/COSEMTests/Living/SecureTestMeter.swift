import Crypto
import DLMSSecurity
import DLMSServer
import DLMSWire
import Foundation
import X509

@testable import COSEM

/// A meter whose client 64 ciphers, with Security setup 0.0.43.0.1.255.
enum SecureTestMeter {
    static let title = SystemTitle(rawValue: 0x4D43_5300_0000_0001)

    static func masterKey(suite: UInt8) -> [UInt8] {
        Array(repeating: 0x33, count: SecurityTemplate.keyLength(suite: suite))
    }

    static func make(suite: UInt8 = 0, version: UInt8 = 1) -> LivingMeter {
        let length = SecurityTemplate.keyLength(suite: suite)
        var associations = TestMeter.associations()
        associations[2].security = SecurityTemplate(
            number: 1, suite: suite, encryptionKey: Array(repeating: 0x11, count: length),
            authenticationKey: Array(repeating: 0x22, count: length), masterKey: masterKey(suite: suite),
            version: version)
        var device = LogicalDeviceTemplate(sap: 1, name: "Management", associations: associations, objects: [])
        device.objects = ObjectTemplate.securityObjects(of: device)
        return LivingMeter(TestMeter.template([device]), environment: SecureEnvironment())
    }
}

/// A clock that stands still at the beginning of 2026, and cryptography.
final class SecureEnvironment: MeterEnvironment {
    let utcMilliseconds: Int64 = 1_767_225_600_000
    let crypto: (any CryptoProvider)? = SwiftCryptoProvider()
    let certificates: (any CertificateProvider)? = SwiftCryptoProvider()
    func setTime(utcMilliseconds: Int64) {}
    func index(ofRegister name: String) -> Int? { nil }
    func value(at index: Int) -> Double { .nan }
    func setValue(_ value: Double, at index: Int) {}
}

/// A certification authority that lives for one test.
struct Issuer {
    private let key: X509.Certificate.PrivateKey
    private let name: DistinguishedName
    private let curve: EllipticCurve

    init(_ curve: EllipticCurve) throws {
        self.curve = curve
        name = try DistinguishedName { CommonName("test authority") }
        key = curve == .p256 ? .init(P256.Signing.PrivateKey()) : .init(P384.Signing.PrivateKey())
    }

    var publicKey: X509.Certificate.PublicKey { key.publicKey }

    func root() throws -> [UInt8] {
        try sign(name, key.publicKey) {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
            Critical(KeyUsage(keyCertSign: true))
        }
    }

    func issue(
        _ title: SystemTitle, _ purpose: KeyPurpose, _ key: X509.Certificate.PublicKey, isExpired: Bool = false
    ) throws -> [UInt8] {
        let hex = title.octets.map { String(format: "%02X", $0) }.joined()
        return try sign(
            try DistinguishedName { CommonName(hex) }, key, until: isExpired ? 1_700_000_000 : 1_800_000_000
        ) {
            Critical(
                KeyUsage(digitalSignature: purpose == .digitalSignature, keyAgreement: purpose == .keyAgreement))
        }
    }

    /// The certificate that a request asks for.
    func issue(_ request: [UInt8], _ purpose: KeyPurpose) throws -> [UInt8] {
        let request = try CertificateSigningRequest(derEncoded: request)
        return try sign(request.subject, request.publicKey) {
            Critical(
                KeyUsage(digitalSignature: purpose == .digitalSignature, keyAgreement: purpose == .keyAgreement))
        }
    }

    private func sign(
        _ subject: DistinguishedName, _ key: X509.Certificate.PublicKey, until seconds: Double = 1_800_000_000,
        @ExtensionsBuilder _ extensions: () throws -> Result<X509.Certificate.Extensions, any Error>
    ) throws -> [UInt8] {
        let certificate = try X509.Certificate(
            version: .v3, serialNumber: .init(), publicKey: key,
            notValidBefore: Date(timeIntervalSince1970: 1_600_000_000),
            notValidAfter: Date(timeIntervalSince1970: seconds), issuer: name, subject: subject,
            signatureAlgorithm: curve == .p256 ? .ecdsaWithSHA256 : .ecdsaWithSHA384,
            extensions: try .init(builder: extensions), issuerPrivateKey: self.key)
        return try certificate.serializeAsPEM().derBytes
    }
}

extension X509.Certificate.PublicKey {
    init(_ curve: EllipticCurve, _ octets: [UInt8]) throws {
        switch curve {
        case .p256: self.init(try P256.Signing.PublicKey(rawRepresentation: octets))
        case .p384: self.init(try P384.Signing.PublicKey(rawRepresentation: octets))
        }
    }
}
