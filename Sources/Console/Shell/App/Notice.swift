import TerminalKit

/// What the status line says until the next action.
public struct Notice: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case info, good, warning, error }

    public var text: String
    public var kind: Kind

    public init(_ text: String, _ kind: Kind = .info) { (self.text, self.kind) = (text, kind) }
    public static func good(_ text: String) -> Notice { Notice(text, .good) }
    public static func warning(_ text: String) -> Notice { Notice(text, .warning) }
    public static func error(_ text: String) -> Notice { Notice(text, .error) }

    /// The line with its sign, so that the kind is seen without colour.
    public var line: StyledLine {
        switch kind {
        case .info: StyledLine(text)
        case .good: StyledLine("✓ " + text, .good)
        case .warning: StyledLine("! " + text, .warning)
        case .error: StyledLine("✗ " + text, .error)
        }
    }
}
