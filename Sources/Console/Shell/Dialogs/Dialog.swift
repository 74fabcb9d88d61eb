import TerminalKit

/// Something that stands over the screen and gets every key until it is dismissed.
public protocol Dialog: AnyObject {
    /// What its box says at the top.
    var title: String { get }
    /// What the key bar shows meanwhile.
    var hints: [KeyHint] { get }
    /// Where it stands, its box included; `area` is everything between title bar and key bar.
    func frame(in area: Rect) -> Rect
    /// Takes its place before it is drawn and before it gets a key.
    func layout(in frame: Rect)
    func draw(into canvas: inout Canvas)
    func handle(_ key: Key) -> Reaction
}

extension Dialog {
    /// Draws an empty box with the title of the dialog.
    func drawBox(_ frame: Rect, into canvas: inout Canvas) {
        canvas.fill(frame)
        canvas.box(frame, role: .borderFocused)
        canvas.write(" \(title) ", x: frame.x + 2, y: frame.y, role: .title, width: frame.width - 4)
    }
}

extension Rect {
    /// What is inside a dialog's box: a column of air at both sides.
    var boxContents: Rect { inset(left: 2, top: 1, right: 2, bottom: 1) }
}
