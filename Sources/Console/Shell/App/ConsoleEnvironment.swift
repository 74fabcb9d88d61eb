/// What the application asks of the meter that it shows.
public struct ConsoleEnvironment {
    /// The title bar as it is now.
    public var title: () -> TitleBar
    /// How many edits would be lost by quitting.
    public var unsavedEdits: () -> Int
    /// Commands of the meter itself, which work on every screen: `save`, `listen`.
    public var commands: [BoundCommand]

    public init(
        title: @escaping () -> TitleBar = { TitleBar() }, unsavedEdits: @escaping () -> Int = { 0 },
        commands: [BoundCommand] = []
    ) {
        (self.title, self.unsavedEdits, self.commands) = (title, unsavedEdits, commands)
    }
}
