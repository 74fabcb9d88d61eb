import TerminalKit

/// What the application asks of the terminal after a key; carried out on the console's thread.
public enum Effect: Hashable, Sendable {
    case copy(String)
    case use(Theme)
    case suspend
    /// Paint everything again: something else has written on the terminal.
    case repaint
    case quit
}
