/// What a screen, a dialog or a command wants to happen after a key.
public enum Reaction {
    /// Done; nothing more to do.
    case handled
    /// Not mine: the commands and the application get the key.
    case ignored
    /// Run a line of the palette.
    case run(String)
    /// Open the palette with the beginning of a line, for what is missing to be typed.
    case prompt(String)
    /// Say something on the status line.
    case message(Notice)
    /// Open a dialog over what is there.
    case present(any Dialog)
    /// Close the uppermost dialog.
    case dismiss
    /// Close the uppermost dialog, then do this.
    indirect case dismissThen(Reaction)
    /// Put text on the user's clipboard and say so.
    case copy(String, saying: Notice)
    /// Go to another screen.
    case show(ScreenID)
    /// End the program, after a question if edits are unsaved.
    case quit
}
