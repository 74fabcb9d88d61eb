import TerminalKit

/// A command as it is printed: the key bar, the help page, the palette and docs/keys.md are made of these.
public struct CommandRecord: Sendable {
    /// The word in the palette, lower case: `inject`.
    public let name: String
    /// Other words for it: `q`.
    public let aliases: [String]
    /// Empty for a command that only the palette has.
    public let keys: [Key]
    /// A word for the key bar; empty keeps it out of there.
    public let label: String
    /// One sentence for the help page.
    public let help: String
    /// The pane in which its key works; nil is the whole screen.
    public let pane: String?
    /// Names of the arguments as the palette shows them; an optional one is in brackets.
    public let arguments: [String]

    /// `:inject NAME VALUE`
    public var usage: String { ([":" + name] + arguments).joined(separator: " ") }
    /// Whether it can run without being given an argument.
    public var runsAlone: Bool { arguments.allSatisfy { $0.hasPrefix("[") } }
}
