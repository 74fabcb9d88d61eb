/// One key press or mouse action.
public enum Key: Hashable, Sendable {
    case character(Character)
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
    /// Text pasted at once (bracketed paste).
    case paste(String)
    case mouse(MouseAction, Point)
    case resize
}

public enum MouseAction: Hashable, Sendable { case click, doubleClick, wheelUp, wheelDown }
