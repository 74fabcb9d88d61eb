/// One key press or mouse action.
public enum Key: Hashable, Sendable {
    case character(Character)
    /// Ctrl and a letter, in lower case.
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 is 1.
    case function(Int)
    /// Text pasted at once (bracketed paste).
    case paste(String)
    case mouse(MouseAction, Point)
    /// The terminal has another size now.
    case resize
}

public enum MouseAction: Hashable, Sendable { case click, doubleClick, wheelUp, wheelDown }

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    public init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}

extension Key: CustomStringConvertible {
    /// The key as the key bar and the help page print it: `Enter`, `Ctrl-F`, `F1`, `e`.
    public var description: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "Ctrl-\(character.uppercased())"
        case .function(let number): "F\(number)"
        case .mouse(let action, _): "\(action)"
        case .paste: "paste"
        default: Self.names[self] ?? "key"
        }
    }

    private static let names: [Key: String] = [
        .enter: "Enter", .escape: "Esc", .tab: "Tab", .backTab: "Shift-Tab", .backspace: "Backspace", .delete: "Del",
        .insert: "Ins", .up: "↑", .down: "↓", .left: "←", .right: "→", .home: "Home", .end: "End", .pageUp: "PgUp",
        .pageDown: "PgDn", .resize: "resize",
    ]
}
