import COSEM
import DLMSSecurity
import DLMSServer
import DLMSWire
import Foundation

/// The key pairs and certificates of `security:`.
struct AsymmetricKeysSection {
    /// What it says.
    struct Content {
        var signingKey, agreementKey: [UInt8]?
        var certificates: [Certificate] = []
    }

    let suite: UInt8
    /// System title of the meter.
    let title: [UInt8]
    let reader: SecretReader
    private let crypto = SwiftCryptoProvider()

    init(suite: UInt8, title: [UInt8], reader: SecretReader) {
        (self.suite, self.title, self.reader) = (suite, title, reader)
    }

    private var faults: FaultCollector { reader.faults }

    func read(_ map: MapReader) -> Content {
        guard let curve = EllipticCurve(suite: suite) else {
            for key in ["signing_key", "agreement_key", "certificates"] {
                guard let node = map[key] else { continue }
                faults.report("\(key): suite 0 has no key pairs", at: node.place, suggestion: "write \"suite: 1\"")
            }
            return Content()
        }
        var content = Content()
        content.certificates = map["certificates"].map { certificates($0, curve) } ?? []
        content.signingKey = map["signing_key"].flatMap {
            key($0, "signing_key", .digitalSignature, curve, content.certificates)
        }
        content.agreementKey = map["agreement_key"].flatMap {
            key($0, "agreement_key", .keyAgreement, curve, content.certificates)
        }
        return content
    }

    // MARK: Private keys

    private func key(
        _ node: YAMLNode, _ name: String, _ purpose: KeyPurpose, _ curve: EllipticCurve, _ certificates: [Certificate]
    ) -> [UInt8]? {
        guard let text = reader.text(node, name) else { return nil }
        let digits = NumberText.octets(hex: text.trimmingCharacters(in: .whitespacesAndNewlines))
        guard let key = digits ?? KeyFile.privateKey(pem: text, on: curve), let own = publicKey(of: key, curve) else {
            faults.report(
                "\(name): expected a private key of \(curve.name) in PEM, or its \(2 * curve.length) hexadecimal digits",
                at: node.place)
            return nil
        }
        let certified = certificates.filter { $0.title?.octets == title && $0.purpose == purpose }
        if !certified.isEmpty, !certified.contains(where: { $0.publicKey.octets == own }) {
            faults.report(
                "\(name): the meter's certificate is for another key", at: node.place,
                suggestion: "take the key and the certificate that were made together")
        }
        return key
    }

    private func publicKey(of key: [UInt8], _ curve: EllipticCurve) -> [UInt8]? {
        key.withUnsafeBytes { key in
            try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                try crypto.publicKey(of: Octets(key), on: curve, into: &writer)
            }
        }
    }

    // MARK: Certificates

    private func certificates(_ node: YAMLNode, _ curve: EllipticCurve) -> [Certificate] {
        guard let list = faults.list(node, "certificates") else { return [] }
        return list.flatMap { node -> [Certificate] in
            guard let text = reader.text(node, "certificates", isSecret: false) else { return [] }
            let digits = NumberText.octets(hex: text.trimmingCharacters(in: .whitespacesAndNewlines))
            guard let found = digits.map({ [$0] }) ?? KeyFile.certificates(pem: text) else {
                faults.report(
                    "certificates: expected X.509 certificates in PEM, or one in hexadecimal digits", at: node.place)
                return []
            }
            return found.compactMap { certificate($0, curve, at: node.place) }
        }
    }

    private func certificate(_ octets: [UInt8], _ curve: EllipticCurve, at place: Place) -> Certificate? {
        do throws(CertificateFault) {
            let certificate = try crypto.certificate(octets)
            if certificate.isAuthority || certificate.publicKey.curve == curve { return certificate }
            faults.report("certificates: suite \(suite) takes keys on \(curve.name) only", at: place)
        } catch {
            let reason =
                error == .malformed ? "it is not an X.509 certificate" : "its key is on neither P-256 nor P-384"
            faults.report("certificates: \(reason)", at: place)
        }
        return nil
    }
}

extension EllipticCurve {
    /// `P-256` or `P-384`.
    fileprivate var name: String { self == .p256 ? "P-256" : "P-384" }
}
