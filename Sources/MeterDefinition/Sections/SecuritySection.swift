import COSEM
import DLMSSecurity
import DLMSServer
import DLMSWire
import Foundation

/// `security:` of an association: its policy, keys and certificates.
struct SecuritySection {
    let faults: FaultCollector
    /// System title of the meter.
    let title: [UInt8]

    static let keys = [
        "setup", "suite", "policy", "version", "encryption_key", "authentication_key", "broadcast_key", "master_key",
        "signing_key", "agreement_key", "certificates", "test_key", "client_system_title",
    ]

    /// - Parameter client: SAP of the association's client, which names the objects unless `setup:` does.
    func read(_ node: YAMLNode, client: UInt16) -> SecurityTemplate? {
        guard let map = MapReader(node, "the security", keys: Self.keys, faults) else { return nil }
        let number = map["setup"].map { faults.integer($0, "setup", in: 0...255 as ClosedRange<UInt8>) }
        let suite = map["suite"].map { faults.integer($0, "suite", in: 0...2 as ClosedRange<UInt8>) } ?? 0
        let version = map["version"].map { faults.integer($0, "version", in: 0...1 as ClosedRange<UInt8>) } ?? 1
        let policy = map["policy"].map(policy) ?? []
        guard let suite else { return nil }
        let keys = SymmetricKeys(map, suite: suite, reader(map))
        let asymmetric = AsymmetricKeysSection(suite: suite, title: title, reader: reader(map)).read(map)
        guard let version, let policy, let encryption = keys.encryption, let authentication = keys.authentication,
            let number = number ?? UInt8(truncatingIfNeeded: client)
        else { return nil }
        refuseVersion0(version, suite, policy, map)
        refuseSignatures(policy, suite, hasKey: asymmetric.signingKey != nil, map)
        var security = SecurityTemplate(
            number: number, suite: suite, policy: policy, encryptionKey: encryption,
            authenticationKey: authentication, broadcastKey: keys.broadcast, masterKey: keys.master, version: version)
        (security.signingKey, security.agreementKey) = (asymmetric.signingKey, asymmetric.agreementKey)
        security.certificates = asymmetric.certificates
        security.clientTitle = map["client_system_title"].flatMap(clientTitle)
        return security
    }

    /// Whose messages a pre-established association takes, when they do not name their sender.
    private func clientTitle(_ node: YAMLNode) -> [UInt8]? {
        let title = faults.text(node, "client_system_title").flatMap { NumberText.octets(hex: $0) }
        guard let title, title.count == SystemTitle.length else {
            faults.report("client_system_title: expected 16 hexadecimal digits", at: node.place)
            return nil
        }
        return title
    }

    private func reader(_ map: MapReader) -> SecretReader {
        let isForTests = map["test_key"].flatMap { faults.boolean($0, "test_key") } ?? false
        return SecretReader(faults: faults, isForTests: isForTests)
    }

    /// Signatures need a curve, and the meter a key to sign with.
    private func refuseSignatures(_ policy: Protection, _ suite: UInt8, hasKey: Bool, _ map: MapReader) {
        guard let place = map["policy"]?.place else { return }
        let isSigned = !policy.isDisjoint(with: [.signedRequest, .signedResponse])
        if isSigned, suite == 0 {
            faults.report("policy: there are no signatures in suite 0", at: place)
        } else if policy.contains(.signedResponse), !hasKey {
            faults.report("policy: the meter needs \"signing_key\" to sign its responses", at: place)
        }
    }

    /// Version 0 knows one suite, and one policy for both directions.
    private func refuseVersion0(_ version: UInt8, _ suite: UInt8, _ policy: Protection, _ map: MapReader) {
        guard version == 0, let place = map["version"]?.place else { return }
        if suite > 0 { faults.report("version: only version 1 knows suite \(suite)", at: place) }
        if Protection(version0Policy: policy.rawValue >> 2 & 0b11) != policy {
            faults.report("version: version 0 has one policy for requests and responses, and no signatures", at: place)
        }
    }

    // MARK: Policy

    /// A list; `authenticated`, `encrypted` and `signed` mean requests and responses.
    private func policy(_ node: YAMLNode) -> Protection? {
        guard let list = faults.list(node, "policy") else { return nil }
        let parts = list.map { faults.choice($0, "policy", among: Self.policies) }
        return parts.contains(nil) ? nil : parts.reduce(into: []) { $0.formUnion($1 ?? []) }
    }

    private static let policies: KeyValuePairs<String, Protection> = [
        "authenticated": [.authenticatedRequest, .authenticatedResponse],
        "encrypted": [.encryptedRequest, .encryptedResponse],
        "authenticated_request": .authenticatedRequest, "encrypted_request": .encryptedRequest,
        "authenticated_response": .authenticatedResponse, "encrypted_response": .encryptedResponse,
        "signed": [.signedRequest, .signedResponse],
        "signed_request": .signedRequest, "signed_response": .signedResponse,
    ]
}

/// The symmetric keys of a security setup.
private struct SymmetricKeys {
    let encryption, authentication, broadcast, master: [UInt8]?

    init(_ map: MapReader, suite: UInt8, _ reader: SecretReader) {
        let length = SecurityTemplate.keyLength(suite: suite)
        /// Hexadecimal digits, as many as the suite's keys have.
        func key(_ node: YAMLNode, _ name: String) -> [UInt8]? {
            guard let text = reader.text(node, name) else { return nil }
            let key = NumberText.octets(hex: text.trimmingCharacters(in: .whitespacesAndNewlines))
            guard let key, key.count == length else {
                reader.faults.report(
                    "\(name): expected \(2 * length) hexadecimal digits, the keys of suite \(suite)", at: node.place)
                return nil
            }
            return key
        }
        encryption = map.required("encryption_key").flatMap { key($0, "encryption_key") }
        authentication = map.required("authentication_key").flatMap { key($0, "authentication_key") }
        broadcast = map["broadcast_key"].flatMap { key($0, "broadcast_key") }
        master = map["master_key"].flatMap { key($0, "master_key") }
    }
}
