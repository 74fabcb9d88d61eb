import TerminalKit

/// A form in a box: Enter commits, Esc leaves.
public final class FormDialog: Dialog {
    /// What the owner of the values makes of them.
    public enum Outcome {
        /// The form closes and this happens.
        case accepted(Reaction)
        /// The form stays open and says why.
        case refused(String, field: Int? = nil)
    }

    public let title: String
    private let note: [StyledLine]
    private var form: FormView
    private let commit: ([String]) -> Outcome
    private var frame = Rect.zero

    /// - Parameters:
    ///   - note: lines above the fields: what is edited, its type, its value now.
    ///   - commit: gets the values in the order of the fields; each is valid by its own field's rule.
    public init(
        _ title: String, note: [StyledLine] = [], fields: [FormField], commit: @escaping ([String]) -> Outcome
    ) {
        (self.title, self.note, self.commit) = (title, note, commit)
        form = FormView(fields)
    }

    public var hints: [KeyHint] {
        let walk = form.fields.count > 1 ? [KeyHint(.tab, "next field")] : []
        let step = form.fields.indices.contains(form.current) ? Self.hints(of: form.fields[form.current].kind) : []
        return [KeyHint(.enter, "commit")] + walk + step + [KeyHint(.escape, "leave")]
    }

    private static func hints(of kind: FormField.Kind) -> [KeyHint] {
        switch kind {
        case .choice: [KeyHint(.right, "next choice")]
        case .toggle: [KeyHint(" ", "switch")]
        case .text, .fixed: []
        }
    }

    public func frame(in area: Rect) -> Rect {
        let widest =
            form.fields.map { $0.label.columns + max($0.value.columns + 2, 24) + $0.hint.columns + 4 }.max() ?? 0
        let width = max(widest, (form.fault?.columns ?? 0) + 2, note.map(\.columns).max() ?? 0, title.columns + 4, 44)
        return area.centred(width: width + 4, height: note.count + form.height + 2)
    }

    public func layout(in frame: Rect) {
        self.frame = frame
        form.layout(in: frame.boxContents.inset(top: note.count))
    }

    public func draw(into canvas: inout Canvas) {
        drawBox(frame, into: &canvas)
        for (index, line) in note.enumerated() { canvas.write(line, in: frame.boxContents.row(index)) }
        form.draw(into: &canvas)
    }

    public func handle(_ key: Key) -> Reaction {
        switch form.handle(key) {
        case .left: return .dismiss
        case .ignored, .handled: return .handled
        case .committed(let values):
            switch commit(values) {
            case .accepted(let reaction): return .dismissThen(reaction)
            case .refused(let reason, let field):
                form.refuse(reason, field: field)
                return .handled
            }
        }
    }
}
