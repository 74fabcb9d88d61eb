import TerminalKit

/// One screen of the console: three files (state, commands, view).
///
/// The application calls ``layout(in:)`` before every drawing and every key, so that both see the same places. All
/// calls come on the meter's event loop.
public protocol Screen: AnyObject {
    var id: ScreenID { get }
    /// The name of the focused pane: the heading of its help, and what ``CommandRecord/pane`` refers to.
    var focusedPane: String { get }
    /// Every command of the screen, bound to it; write `Self.commandTable.bound(to: self)`.
    var commands: [BoundCommand] { get }
    /// What the status line says while there is no notice: counts, a filter.
    var status: StyledLine { get }
    /// Whether the screen has more to do at its next layout, such as a filter that is still at work: it is then drawn
    /// again soon without being asked.
    var isBusy: Bool { get }
    /// Decides where the panes stand and brings lists up to date.
    func layout(in rect: Rect)
    /// Changes nothing.
    func draw(into canvas: inout Canvas)
    /// Draws nothing. Keys of the command table are looked up by the application when this ignores them.
    func handle(_ key: Key) -> Reaction
}

extension Screen {
    public var status: StyledLine { "" }
    public var isBusy: Bool { false }
}
