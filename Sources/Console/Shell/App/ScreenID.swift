import TerminalKit

/// A screen by the digit that chooses it.
public enum ScreenID: Int, CaseIterable, Hashable, Sendable {
    case objects = 1
    case frames = 2
    case clients = 3
    case registers = 4
    case log = 6

    public var title: String {
        switch self {
        case .objects: "Objects"
        case .frames: "Frames"
        case .clients: "Clients"
        case .registers: "Registers"
        case .log: "Log"
        }
    }

    /// The digit as a key.
    public var key: Key { .character(Character("\(rawValue)")) }
}
