import COSEM
import DLMSServer
import Foundation
import Testing

@testable import MeterDefinition

@Suite("Keys and certificates of a definition") struct SecuritySectionTests {
    private static let pki = SampleMeterTests.repository.appendingPathComponent("SampleMeters/pki").path
    private static let key = "000102030405060708090A0B0C0D0E0F"

    private func text(_ lines: String, suite: Int = 1, keys: String = key) -> String {
        """
        meter: {manufacturer: MCS, serial: "00000001"}
        logical_devices:
          - sap: 1
            associations:
              - client: 1
                mechanism: high_gmac
                context: ln_ciphered
                security:
                  suite: \(suite)
                  encryption_key: \(keys)
                  authentication_key: \(keys)

        """ + lines.split(separator: "\n").map { "          \($0)\n" }.joined()
    }

    private func security(_ lines: String, suite: Int = 1, keys: String = key) throws -> SecurityTemplate {
        let loaded = try MeterDefinition.load(text: text(lines, suite: suite, keys: keys), file: "x.yaml")
        return try #require(loaded.template.logicalDevices.first?.associations.first?.security)
    }

    private func faults(_ lines: String, suite: Int = 1, keys: String = key) -> [String] {
        do throws(DefinitionFaults) {
            _ = try MeterDefinition.load(text: text(lines, suite: suite, keys: keys), file: "x.yaml")
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test("keys have the length of the suite") func lengths() throws {
        let long = Self.key + Self.key
        #expect(try security("", suite: 2, keys: long).encryptionKey.count == 32)
        #expect(
            faults("", suite: 2) == [
                "x.yaml:10:27: error: encryption_key: expected 64 hexadecimal digits, the keys of suite 2",
                "x.yaml:11:31: error: authentication_key: expected 64 hexadecimal digits, the keys of suite 2",
            ])
        #expect(faults("", keys: long).count == 2)
        #expect(faults("", suite: 3).first?.contains("suite") == true)
    }

    @Test("a policy asks for signatures of those who can sign") func signatures() throws {
        let number = String(repeating: "07", count: 32)
        #expect(try security("signing_key: \(number)\npolicy: [signed]").policy == [.signedRequest, .signedResponse])
        #expect(try security("policy: [signed_request]").policy == .signedRequest)
        #expect(
            faults("policy: [signed_response]") == [
                "x.yaml:12:19: error: policy: the meter needs \"signing_key\" to sign its responses"
            ])
        #expect(
            faults("policy: [signed]", suite: 0) == ["x.yaml:12:19: error: policy: there are no signatures in suite 0"])
    }

    @Test("private keys and certificates come from PEM files", arguments: [1, 2]) func files(suite: Int) throws {
        let found = try security(
            """
            signing_key: {file: \(Self.pki)/suite\(suite)/meter-signing.key.pem}
            agreement_key: {file: \(Self.pki)/suite\(suite)/meter-agreement.key.pem}
            certificates:
              - {file: \(Self.pki)/suite\(suite)/ca.crt.pem}
              - {file: \(Self.pki)/suite\(suite)/meter-signing.crt.pem}
              - {file: \(Self.pki)/suite\(suite)/client-signing.crt.pem}
            """, suite: suite, keys: suite == 2 ? Self.key + Self.key : Self.key)
        #expect(found.signingKey?.count == (suite == 1 ? 32 : 48))
        #expect(found.agreementKey?.count == found.signingKey?.count)
        #expect(found.certificates.map(\.isAuthority) == [true, false, false])
    }

    @Test("they stand in the definition too, in PEM or hexadecimal digits") func inline() throws {
        let pem = try String(contentsOfFile: Self.pki + "/suite1/client-signing.crt.pem", encoding: .utf8)
        let block = pem.split(separator: "\n").map { "    \($0)\n" }.joined()
        let number = String(repeating: "07", count: 32)
        let found = try security("signing_key: \(number)\ncertificates:\n  - |\n\(block)")
        #expect(found.signingKey == Array(repeating: 7, count: 32))
        let certificate = try #require(found.certificates.first)
        let digits = NumberText.hex(certificate.octets)
        #expect(try security("certificates:\n  - \"\(digits)\"").certificates == [certificate])
    }

    @Test("what is wrong with them is told at its place") func wrong() throws {
        let files = "\(Self.pki)/suite1"
        #expect(
            faults("signing_key: {file: \(files)/meter-signing.crt.pem}") == [
                "x.yaml:12:24: error: signing_key: expected a private key of P-256 in PEM, or its 64 hexadecimal digits"
            ])
        #expect(
            faults("signing_key: {file: \(Self.pki)/suite2/meter-signing.key.pem}").first?.contains("of P-256") == true)
        #expect(
            faults(
                """
                signing_key: {file: \(files)/client-signing.key.pem}
                certificates: [{file: \(files)/meter-signing.crt.pem}]
                """) == [
                    "x.yaml:12:24: error: signing_key: the meter's certificate is for another key; "
                        + "take the key and the certificate that were made together"
                ])
        #expect(
            faults("certificates: [{file: \(files)/ca.key.pem}]") == [
                "x.yaml:12:26: error: certificates: expected X.509 certificates in PEM, or one in hexadecimal digits"
            ])
        #expect(
            faults("certificates: [{file: \(Self.pki)/suite2/client-signing.crt.pem}]") == [
                "x.yaml:12:26: error: certificates: suite 1 takes keys on P-256 only"
            ])
        #expect(
            faults("certificates: [\"3003020101\"]") == [
                "x.yaml:12:26: error: certificates: it is not an X.509 certificate"
            ])
        #expect(
            faults("signing_key: {file: nowhere.pem}") == [
                "x.yaml:12:24: error: signing_key: there is no readable file \"nowhere.pem\""
            ])
        #expect(
            faults("signing_key: \(Self.key)\(Self.key)", suite: 0) == [
                "x.yaml:12:24: error: signing_key: suite 0 has no key pairs; write \"suite: 1\""
            ])
        #expect(faults("version: 0") == ["x.yaml:12:20: error: version: only version 1 knows suite 1"])
    }

    @Test("a file with keys that everybody can read is warned of, unless they are for tests")
    func readable() throws {
        try withFolder { folder in
            let path = folder + "/key.hex"
            try Self.key.write(toFile: path, atomically: true, encoding: .utf8)
            let line = "broadcast_key: {file: \(path)}"
            func warnings(_ mode: Int, _ lines: String) throws -> [String] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
                return try MeterDefinition.load(text: text(lines), file: "x.yaml").warnings.map(\.description)
            }
            #expect(
                try warnings(0o644, line) == [
                    "x.yaml:12:26: warning: broadcast_key: everybody can read \(path); "
                        + "chmod o-r \(path), or write \"test_key: true\" when nothing depends on it"
                ])
            #expect(try warnings(0o600, line) == [])
            #expect(try warnings(0o644, line + "\ntest_key: true") == [])
        }
    }

    @Test("so is the definition when keys stand in it") func readableDefinition() throws {
        try withFolder { folder in
            let path = folder + "/x.yaml"
            try text("").write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(try MeterDefinition.load(path: path).warnings.map(\.line) == [10, 11])
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(try MeterDefinition.load(path: path).warnings.isEmpty)
        }
    }
}
