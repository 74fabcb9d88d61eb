import COSEM
import DLMSServer
import Foundation

/// `security:` of an association: its policy and keys.
struct SecuritySection {
    let faults: FaultCollector

    static let keys = [
        "setup", "suite", "policy", "version", "encryption_key", "authentication_key", "broadcast_key", "master_key",
        "test_key",
    ]

    /// - Parameter client: SAP of the association's client, which names the objects unless `setup:` does.
    func read(_ node: YAMLNode, client: UInt16) -> SecurityTemplate? {
        guard let map = MapReader(node, "the security", keys: Self.keys, faults) else { return nil }
        let number = map["setup"].map { faults.integer($0, "setup", in: 0...255 as ClosedRange<UInt8>) }
        let suite = map["suite"].map { faults.integer($0, "suite", in: 0...0 as ClosedRange<UInt8>) } ?? 0
        let version = map["version"].map { faults.integer($0, "version", in: 0...1 as ClosedRange<UInt8>) } ?? 1
        let policy = map["policy"].map(policy) ?? []
        let encryption = map.required("encryption_key").flatMap { key($0, "encryption_key") }
        let authentication = map.required("authentication_key").flatMap { key($0, "authentication_key") }
        let broadcast = map["broadcast_key"].flatMap { key($0, "broadcast_key") }
        let master = map["master_key"].flatMap { key($0, "master_key") }
        guard let suite, let version, let policy, let encryption, let authentication,
            let number = number ?? UInt8(truncatingIfNeeded: client)
        else { return nil }
        return SecurityTemplate(
            number: number, suite: suite, policy: policy, encryptionKey: encryption,
            authenticationKey: authentication, broadcastKey: broadcast, masterKey: master, version: version)
    }

    // MARK: Policy

    /// A list; `authenticated` and `encrypted` mean requests and responses.
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
    ]

    // MARK: Keys

    /// 16 octets in hexadecimal digits, or where they are found: `{file: PATH}`, `{environment: NAME}`. No fault ever
    /// tells what was found.
    private func key(_ node: YAMLNode, _ name: String) -> [UInt8]? {
        guard let text = node.entries == nil ? faults.text(node, name) : found(node, name) else { return nil }
        let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = NumberText.octets(hex: digits), key.count == 16 else {
            faults.report("\(name): expected 32 hexadecimal digits", at: node.place)
            return nil
        }
        return key
    }

    private func found(_ node: YAMLNode, _ name: String) -> String? {
        guard let map = MapReader(node, "a key", keys: ["file", "environment"], faults) else { return nil }
        if let variable = map.text("environment") {
            if let text = ProcessInfo.processInfo.environment[variable] { return text }
            faults.report("\(name): the environment has no \"\(variable)\"", at: node.place)
            return nil
        }
        guard let path = map.required("file").flatMap({ faults.text($0, "file") }) else { return nil }
        let folder = URL(fileURLWithPath: node.place.file).deletingLastPathComponent()
        let url = URL(fileURLWithPath: path, relativeTo: folder)
        if let text = try? String(contentsOf: url, encoding: .utf8) { return text }
        faults.report("\(name): there is no readable file \"\(path)\"", at: node.place)
        return nil
    }
}
