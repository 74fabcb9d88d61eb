import TerminalKit

/// The themes that can be chosen: built in, from the package's folder, from the user's own.
public struct ThemeStore: Sendable {
    /// Where theme files are looked for; a later folder overrides an earlier one.
    public let folders: [String]

    public init(folders: [String] = []) { self.folders = folders }

    public var names: [String] { BuiltInThemes.names }

    public func theme(named name: String) throws(ThemeFault) -> Theme { BuiltInThemes.standard }
}

public struct ThemeFault: Error, CustomStringConvertible {
    public let description: String
}

public enum BuiltInThemes {
    public static let names = ["mono"]
    public static let standard = Theme.mono
}
