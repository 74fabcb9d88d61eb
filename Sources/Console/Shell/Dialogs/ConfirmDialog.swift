import TerminalKit

/// A question that is answered with yes or no; `y` or Enter is yes, `n` or Esc is no.
public final class ConfirmDialog: Dialog {
    public let title: String
    private let lines: [String]
    private let verb: String
    private let alsoYes: Key?
    private let confirmed: () -> Reaction
    private var frame = Rect.zero

    /// - Parameters:
    ///   - lines: the question and what follows from a yes.
    ///   - verb: what yes does, in a word: "quit".
    ///   - alsoYes: the key that asked for it, so that pressing it again is a yes.
    public init(
        _ title: String, _ lines: [String], verb: String, alsoYes: Key? = nil, confirmed: @escaping () -> Reaction
    ) {
        (self.title, self.lines, self.verb) = (title, lines, verb)
        (self.alsoYes, self.confirmed) = (alsoYes, confirmed)
    }

    public var hints: [KeyHint] { [KeyHint("y", verb), KeyHint("n", "no"), KeyHint(.escape, "back")] }

    public func frame(in area: Rect) -> Rect {
        let width = max(lines.map(\.columns).max() ?? 0, title.columns + 4, 24)
        return area.centred(width: width + 4, height: lines.count + 4)
    }

    public func layout(in frame: Rect) { self.frame = frame }

    public func draw(into canvas: inout Canvas) {
        drawBox(frame, into: &canvas)
        let contents = frame.boxContents
        for (index, line) in lines.enumerated() {
            canvas.write(StyledLine(line), in: contents.row(index))
        }
        canvas.write(
            [Span("y", .key), Span(" \(verb)   "), Span("n", .key), Span(" no")], in: contents.row(lines.count + 1))
    }

    public func handle(_ key: Key) -> Reaction {
        switch key {
        case "y", "Y", .enter, alsoYes: .dismissThen(confirmed())
        case "n", "N", "q", .escape: .dismiss
        default: .handled
        }
    }
}
