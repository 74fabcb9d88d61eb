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

    /// The text with its sign, so that the kind is seen without colour; in as many lines as it takes, nothing is cut.
    func lines(width: Int) -> [StyledLine] { (sign + text).wrapped(to: width).map { StyledLine($0, role) } }

    private var sign: String {
        switch kind {
        case .info: ""
        case .good: "✓ "
        case .warning: "! "
        case .error: "✗ "
        }
    }

    private var role: Role {
        switch kind {
        case .info: .text
        case .good: .good
        case .warning: .warning
        case .error: .error
        }
    }
}
