import TerminalKit

/// A list of which one entry is chosen.
public final class ChooseDialog: Dialog {
    public let title: String
    private let options: [StyledLine]
    private let chosen: (Int) -> Reaction
    private var list = ListView()
    private var frame = Rect.zero

    public init(_ title: String, _ options: [StyledLine], selected: Int = 0, chosen: @escaping (Int) -> Reaction) {
        (self.title, self.options, self.chosen) = (title, options, chosen)
        list.layout(in: Rect(x: 0, y: 0, width: 1, height: options.count), count: options.count)
        list.select(selected)
    }

    public var hints: [KeyHint] { [KeyHint(.enter, "choose"), KeyHint(.escape, "back")] }

    public func frame(in area: Rect) -> Rect {
        let width = max(options.map(\.columns).max() ?? 0, title.columns + 4, 20)
        return area.centred(width: width + 6, height: options.count + 2)
    }

    public func layout(in frame: Rect) {
        self.frame = frame
        list.layout(in: frame.inset(by: 1), count: options.count)
    }

    public func draw(into canvas: inout Canvas) {
        drawBox(frame, into: &canvas)
        list.draw(into: &canvas, focused: true) { StyledLine(" ") + options[$0] }
    }

    public func handle(_ key: Key) -> Reaction {
        switch key {
        case .escape, "q": .dismiss
        default: list.handle(key) == .activated ? .dismissThen(chosen(list.selection)) : .handled
        }
    }
}
