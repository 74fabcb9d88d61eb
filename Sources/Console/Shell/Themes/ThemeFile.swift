import TerminalKit
import Yams

/// A theme as a YAML file: it gives some roles their looks, the rest comes from the theme that it is based on.
struct ThemeFile {
    let name: String
    /// The theme that the left out roles are taken from.
    let base: String?
    let looks: [Role: ThemeLook]

    /// Reads a file.
    /// - Throws: ``ThemeFault`` with the line for YAML that is not valid, an unknown key, role, colour or style.
    init(text: String, file: String) throws(ThemeFault) {
        let reader = ThemeReader(file: file)
        let root = try reader.mapping(try reader.compose(text), of: ["name", "based_on", "roles"])
        name = try root["name"].map(reader.text) ?? ""
        base = try root["based_on"].map(reader.text)
        var looks: [Role: ThemeLook] = [:]
        if let node = root["roles"] {
            for (key, value) in try reader.mapping(node, of: Role.allCases.map(\.rawValue)) {
                if let role = Role(rawValue: key) { looks[role] = try reader.look(value) }
            }
        }
        self.looks = looks
    }
}
