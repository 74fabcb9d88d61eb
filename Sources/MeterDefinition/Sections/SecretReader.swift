import Foundation

/// Finds what nobody should read: a key, a certificate. It stands in the definition itself, in a file, or in an
/// environment variable: `{file: PATH}`, `{environment: NAME}`. No fault ever tells what was found.
struct SecretReader {
    let faults: FaultCollector
    /// Whether everybody may know the keys, so that a file that everybody can read is no matter.
    let isForTests: Bool

    /// - Parameter isSecret: false for what may be known, as certificates are.
    func text(_ node: YAMLNode, _ name: String, isSecret: Bool = true) -> String? {
        guard node.entries != nil else {
            if isSecret { warnIfReadable(node.place.file, name, at: node.place) }
            return faults.text(node, name)
        }
        guard let map = MapReader(node, "a key", keys: ["file", "environment"], faults) else { return nil }
        if let variable = map.text("environment") {
            if let text = ProcessInfo.processInfo.environment[variable] { return text }
            faults.report("\(name): the environment has no \"\(variable)\"", at: node.place)
            return nil
        }
        guard let path = map.required("file").flatMap({ faults.text($0, "file") }) else { return nil }
        let folder = URL(fileURLWithPath: node.place.file).deletingLastPathComponent()
        let url = URL(fileURLWithPath: path, relativeTo: folder)
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            faults.report("\(name): there is no readable file \"\(path)\"", at: node.place)
            return nil
        }
        if isSecret { warnIfReadable(url.path, name, at: node.place) }
        return text
    }

    private func warnIfReadable(_ file: String, _ name: String, at place: Place) {
        guard !isForTests,
            let mode = try? FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber,
            mode.intValue & 0o004 != 0
        else { return }
        faults.warn(
            "\(name): everybody can read \(file)", at: place,
            suggestion: "chmod o-r \(file), or write \"test_key: true\" when nothing depends on it")
    }
}
