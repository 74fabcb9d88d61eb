import COSEM
import DLMSServer
import DLMSWire
import Foundation
import Testing
import X509

@testable import DLMSSecurity

/// Certificates of SampleMeters/pki, as the meter sees them, and its requests for others.
@Suite struct CertificateTests {
    typealias Certificate = COSEM.Certificate

    static let suites: [UInt8] = [1, 2]
    let provider = SwiftCryptoProvider()

    @Test("knows whose a certificate is and what for", arguments: suites) func owners(suite: UInt8) throws {
        let curve = try #require(EllipticCurve(suite: suite))
        let rows: [(String, UInt64, KeyPurpose)] = [
            ("meter-signing", 0x4D43_5300_0000_0001, .digitalSignature),
            ("meter-agreement", 0x4D43_5300_0000_0001, .keyAgreement),
            ("client-signing", 0x4D43_5800_0000_0007, .digitalSignature),
            ("client-agreement", 0x4D43_5800_0000_0007, .keyAgreement),
        ]
        for (file, title, purpose) in rows {
            let certificate = try certificate(suite, file)
            #expect(certificate.title == SystemTitle(rawValue: title))
            #expect(certificate.purpose == purpose)
            #expect(certificate.publicKey.curve == curve)
            #expect(certificate.publicKey.octets.count == curve.pairLength)
            #expect(certificate.validity.upperBound == 2_524_607_999_000, "the last second of 2049")
        }
        let authority = try certificate(suite, "ca")
        #expect(authority.isAuthority && authority.title == nil && authority.purpose == nil)
    }

    @Test("the private keys belong to the certificates", arguments: suites) func pairs(suite: UInt8) throws {
        let curve = try #require(EllipticCurve(suite: suite))
        for file in ["meter-signing", "meter-agreement", "client-signing", "client-agreement"] {
            let key = try #require(KeyFile.privateKey(pem: try text(suite, "\(file).key"), on: curve))
            let own = try run { (writer) throws(CipherError) in
                try provider.publicKey(of: view(key), on: curve, into: &writer)
            }
            #expect(own == (try certificate(suite, file)).publicKey.octets)
        }
    }

    @Test("finds out which authority has signed", arguments: suites) func signatures(suite: UInt8) throws {
        let (authority, client) = (try certificate(suite, "ca"), try certificate(suite, "client-signing"))
        #expect(provider.isSigned(client, by: authority))
        #expect(provider.isSigned(authority, by: authority))
        #expect(!provider.isSigned(authority, by: client))
        #expect(!provider.isSigned(client, by: try certificate(3 - suite, "ca")))
        var forged = client
        forged.octets[forged.octets.count - 1] ^= 1
        #expect(!provider.isSigned(forged, by: authority))
    }

    @Test("refuses what is no certificate") func malformed() throws {
        let octets = try certificate(1, "client-signing").octets
        #expect(throws: CertificateFault.malformed) { try provider.certificate([]) }
        #expect(throws: CertificateFault.malformed) { try provider.certificate(Array(octets.dropLast())) }
        #expect(throws: CertificateFault.malformed) { try provider.certificate(octets + [0]) }
        #expect(KeyFile.certificates(pem: "no PEM") == nil)
        #expect(KeyFile.certificates(pem: try text(1, "ca.key")) == nil, "a key is no certificate")
        #expect(KeyFile.privateKey(pem: try text(2, "ca.key"), on: .p256) == nil, "a key of another curve")
    }

    @Test("asks for a certificate with a valid PKCS #10 request", arguments: suites, KeyPurpose.allCases)
    func request(suite: UInt8, purpose: KeyPurpose) throws {
        let curve = try #require(EllipticCurve(suite: suite))
        let pair = encoded { provider.generateKeyPair(on: curve, into: &$0) }
        let octets = try provider.request(
            for: SystemTitle(rawValue: 0x4D43_5300_0000_0001), purpose, privateKey: Array(pair.prefix(curve.length)),
            on: curve)
        let request = try CertificateSigningRequest(derEncoded: octets)
        #expect(request.publicKey.isValidSignature(request.signature, for: request))
        #expect("\(request.subject)" == "CN=4D43530000000001")
        let usage = try #require(try request.attributes.extensionRequest?.extensions.keyUsage)
        #expect(usage.digitalSignature == (purpose != .keyAgreement))
        #expect(usage.keyAgreement == (purpose != .digitalSignature))
    }

    private func certificate(_ suite: UInt8, _ file: String) throws -> Certificate {
        let found = try #require(KeyFile.certificates(pem: try text(suite, "\(file).crt")))
        return try provider.certificate(try #require(found.first))
    }

    private func text(_ suite: UInt8, _ file: String) throws -> String {
        let repository = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: repository.appendingPathComponent("SampleMeters/pki/suite\(suite)/\(file).pem"),
            encoding: .utf8)
    }
}
