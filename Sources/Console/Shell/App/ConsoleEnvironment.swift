/// What the application asks of the meter that it shows.
public struct ConsoleEnvironment {
    /// The title bar as it is now.
    public var title: () -> TitleBar
    /// Whether edits would be lost by quitting.
    public var hasUnsavedEdits: () -> Bool
    /// Commands of the meter itself, which work on every screen: `save`, `listen`.
    public var commands: [BoundCommand]
    /// Takes a line that something printed while the screen was up.
    public var printed: (String) -> Void

    public init(
        title: @escaping () -> TitleBar = { TitleBar() }, hasUnsavedEdits: @escaping () -> Bool = { false },
        commands: [BoundCommand] = [], printed: @escaping (String) -> Void = { _ in }
    ) {
        (self.title, self.hasUnsavedEdits) = (title, hasUnsavedEdits)
        (self.commands, self.printed) = (commands, printed)
    }
}
