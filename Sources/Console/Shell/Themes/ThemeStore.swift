import Foundation
import TerminalKit

/// The themes that can be chosen: built in, from the package's folder, from the user's own.
///
/// A file overrides the theme of its name that is built in or stands in an earlier folder, and only in the roles that
/// it names.
public struct ThemeStore: Sendable {
    /// Where theme files are looked for; a later folder overrides an earlier one.
    public let folders: [String]

    public init(folders: [String] = []) { self.folders = folders }

    /// The folders of this process: `Themes` beside the program or in the working folder, and the user's.
    public static func standard(environment: [String: String]) -> ThemeStore {
        let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent().path
        let home = environment["HOME"] ?? ""
        let configuration = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.config"
        return ThemeStore(folders: [program + "/Themes", "Themes", configuration + "/meterconsole/themes"])
    }

    /// Every name that ``theme(named:)`` takes: the built-in ones first.
    public var names: [String] {
        var names = BuiltInThemes.files.map(\.name)
        for folder in folders {
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for file in files.sorted() where file.hasSuffix(".yaml") {
                let name = String(file.dropLast(5))
                if !names.contains(name) { names.append(name) }
            }
        }
        return names
    }

    /// Puts a theme together from all files of its name; a name that ends in `.yaml` is the path of one file.
    /// - Throws: ``ThemeFault`` for a name that nothing has, and for a file that cannot be read.
    public func theme(named name: String) throws(ThemeFault) -> Theme {
        let shown = name.hasSuffix(".yaml") ? (name.split(separator: "/").last ?? "").dropLast(5) : name[...]
        return Theme(name: String(shown), looks: try looks(of: name, depth: 0))
    }

    private func looks(of name: String, depth: Int) throws(ThemeFault) -> [Role: ThemeLook] {
        let files = try self.files(named: name)
        guard !files.isEmpty else { throw ThemeFault("no theme `\(name)`; there are \(names.joined(separator: ", "))") }
        var looks: [Role: ThemeLook] = [:]
        for (index, file) in files.enumerated() {
            let parsed = try ThemeFile(text: file.text, file: file.path)
            if let base = try base(of: parsed, named: name, isFirst: index == 0, file: file.path, depth: depth) {
                looks = base
            }
            looks.merge(parsed.looks) { $0.overridden(by: $1) }
        }
        return looks
    }

    /// What a file builds on: the theme that it names; a new theme that names none builds on the standard one.
    private func base(
        of file: ThemeFile, named name: String, isFirst: Bool, file path: String, depth: Int
    ) throws(ThemeFault) -> [Role: ThemeLook]? {
        let isComplete = file.looks.count == Role.allCases.count
        guard let base = file.base ?? (isFirst && !isComplete ? BuiltInThemes.standardName : nil) else { return nil }
        guard depth < 8, base != name else {
            throw ThemeFault("`\(name)` is based on itself; name another theme in `based_on:`", file: path)
        }
        return try looks(of: base, depth: depth + 1)
    }

    private func files(named name: String) throws(ThemeFault) -> [(path: String, text: String)] {
        let isPath = name.hasSuffix(".yaml")
        let found = folders.map { "\($0)/\(name).yaml" }.filter {
            !name.contains("/") && FileManager.default.fileExists(atPath: $0)
        }
        var files: [(path: String, text: String)] = []
        if let text = BuiltInThemes.text(of: name) { files.append(("built-in \(name)", text)) }
        for path in isPath ? [name] : found {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw ThemeFault(
                    "cannot be read as UTF-8 text; check its place, its rights and its encoding", file: path)
            }
            files.append((path, text))
        }
        return files
    }
}
