import CNcursesw
import Foundation
import TerminalKit

/// How many colours the terminal shows, and how they are named to ncurses.
enum ColourDepth: Hashable {
    /// Attributes only.
    case mono
    /// The 8 colours, bright ones with bold.
    case eight
    case sixteen
    /// The cube and the greys that most terminals share.
    case indexed
    /// 256 entries that may be redefined.
    case changeable
    /// A colour is its own number.
    case direct

    /// What the running terminal can do; `NO_COLOR` set to anything but nothing is obeyed.
    static func detect() -> ColourDepth {
        guard has_colors(), !isSet("NO_COLOR") else { return .mono }
        start_color()
        use_default_colors()
        switch mc_colors() {
        case ..<8: return .mono
        case 8..<16: return .eight
        case 16..<256: return .sixteen
        case 0x100_0000...: return .direct
        default: return can_change_color() && isTrueColour ? .changeable : .indexed
        }
    }

    private static func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }

    private static var isTrueColour: Bool {
        guard let value = getenv("COLORTERM") else { return false }
        return ["truecolor", "24bit"].contains(String(cString: value))
    }
}
