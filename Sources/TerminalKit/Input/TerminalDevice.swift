/// What the console's loop needs of a terminal. `TerminalCurses` has the real one, tests have one of memory.
public protocol TerminalDevice: AnyObject {
    /// Columns and rows now.
    var size: (width: Int, height: Int) { get }
    /// Shows a canvas; only what changed since the last one is sent.
    func paint(_ canvas: Canvas)
    /// Sends everything with the next painting, because something else may stand on the terminal.
    func repaint()
    /// Waits for the next thing to happen; nil waits without end.
    /// - Parameter wakeable: whether ``waker`` ends the wait; if not, it ends the next one that is.
    func next(timeout: Duration?, wakeable: Bool) -> TerminalInput
    /// Takes another theme from the next painting on.
    func use(_ theme: Theme)
    /// Puts text on the clipboard of the terminal's user.
    /// - Returns: false if the text is too long for a terminal to take.
    func copy(_ text: String) -> Bool
    /// Stops the process as Ctrl-Z does and comes back when it is continued.
    func suspend()
    /// Restores the terminal; nothing else may be called after it.
    func close()
    /// Ends a waiting ``next(timeout:wakeable:)`` from any thread with ``TerminalInput/woken``.
    var waker: @Sendable () -> Void { get }
}

/// What ended a wait for input.
public enum TerminalInput: Hashable, Sendable {
    case key(Key)
    /// Another thread asked for a redraw.
    case woken
    case timeout
    /// Something printed this line to stdout or stderr while the screen was up.
    case printed(String)
    /// The terminal is gone or a signal asks to end.
    case ended
}
