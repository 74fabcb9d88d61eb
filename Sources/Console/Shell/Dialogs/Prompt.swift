import TerminalKit

/// A line that is typed on the status line: the palette, a filter, a search.
///
/// Tab and Shift-Tab go through the completions, Up and Down through what was entered before.
public final class Prompt: Dialog {
    /// What a prompt asks of its owner.
    public struct Rules {
        /// The whole lines that the given one may become.
        public var complete: (String) -> [Completion] = { _ in [] }
        /// What is wrong with the line, in a few words; nil if nothing is.
        public var fault: (String) -> String? = { _ in nil }
        /// Called after each change.
        public var changed: (String) -> Void = { _ in }
        /// Called when it is left with Esc.
        public var left: () -> Void = {}
        /// Whether a valid line is marked as such while it is typed.
        public var showsValidity = false

        public init() {}
    }

    public let title = ""
    private let label: String
    private let rules: Rules
    private let commit: (String) -> Reaction
    private var field: TextField
    private var history: History
    private var completions: [Completion] = []
    private var chosen: Int?
    private var list = ListView()
    private var frame = Rect.zero

    /// - Parameters:
    ///   - label: what stands before the line: `:`, `/`.
    ///   - history: lines that were entered before.
    ///   - commit: gets the line when Enter is pressed and nothing is wrong with it.
    public init(
        _ label: String, text: String = "", history: History = History(), rules: Rules = Rules(),
        commit: @escaping (String) -> Reaction
    ) {
        (self.label, self.history, self.rules, self.commit) = (label, history, rules, commit)
        field = TextField(text)
        completions = rules.complete(text)
    }

    public var hints: [KeyHint] {
        [KeyHint(.enter, "run"), KeyHint(.tab, "complete"), KeyHint(.up, "earlier"), KeyHint(.escape, "leave")]
    }

    /// The status line, and above it the completions, eight at most.
    public func frame(in area: Rect) -> Rect {
        let rows = completions.isEmpty ? 0 : min(8, completions.count, area.height - 3) + 1
        return area.inset(top: area.height - 1 - rows)
    }

    public func layout(in frame: Rect) {
        self.frame = frame
        list.layout(in: frame.inset(top: 1, bottom: 1), count: completions.count)
        list.select(chosen ?? 0)
    }

    public func draw(into canvas: inout Canvas) {
        drawCompletions(into: &canvas)
        let row = frame.row(frame.height - 1)
        canvas.fill(row)
        canvas.write(label, x: row.x, y: row.y, role: .key)
        let fault = rules.fault(field.text)
        let verdict =
            fault.map { StyledLine("✗ " + $0, .error) } ?? StyledLine(rules.showsValidity ? "✓ valid" : "", .good)
        let width = min(verdict.columns, row.width / 2)
        let room = row.inset(left: label.columns, right: width > 0 ? width + 1 : 0)
        field.draw(into: &canvas, in: room, role: fault == nil ? .input : .error)
        canvas.write(verdict, x: row.endX - width, y: row.y, width: width)
    }

    private func drawCompletions(into canvas: inout Canvas) {
        guard !completions.isEmpty else { return }
        let area = frame.inset(bottom: 1)
        canvas.fill(area)
        canvas.rule(x: area.x - 1, y: area.y, width: area.width + 2)
        let names = min(area.width / 2, (completions.map(\.shown.columns).max() ?? 0) + 2)
        list.draw(into: &canvas, focused: chosen != nil) { index in
            let entry = completions[index]
            return StyledLine(entry.shown, .key).fitted(to: names) + StyledLine(entry.detail, .dim)
        }
    }

    public func handle(_ key: Key) -> Reaction {
        switch key {
        case .escape: return leave()
        case .backspace where field.text.isEmpty: return leave()
        case .enter: return enter()
        case .tab, .control("n"): choose(1)
        case .backTab, .control("p"): choose(-1)
        case .up: history.older(than: field.text).map(replace)
        case .down: history.newer().map(replace)
        case .mouse(let action, _): return click(action, key)
        default: if field.handle(key) == .edited { changed() }
        }
        return .handled
    }

    private func leave() -> Reaction {
        rules.left()
        return .dismiss
    }

    private func enter() -> Reaction {
        rules.fault(field.text) == nil ? .dismissThen(commit(field.text)) : .handled
    }

    private func click(_ action: MouseAction, _ key: Key) -> Reaction {
        guard list.handle(key) != .ignored, action == .click || action == .doubleClick else { return .handled }
        chosen = list.selection
        take()
        return .handled
    }

    /// Puts the next or previous completion into the line; the only one is taken for good, so that the next begins.
    private func choose(_ direction: Int) {
        guard !completions.isEmpty else { return }
        let count = completions.count
        chosen = chosen.map { ($0 + direction + count) % count } ?? (direction > 0 ? 0 : count - 1)
        take()
        if count == 1 { changed(field.text + " ") }
    }

    private func take() {
        guard let chosen, completions.indices.contains(chosen) else { return }
        field.set(completions[chosen].line)
        rules.changed(field.text)
    }

    private func replace(_ text: String) { changed(text) }

    private func changed(_ text: String? = nil) {
        if let text { field.set(text) }
        chosen = nil
        completions = rules.complete(field.textBeforeCursor)
        rules.changed(field.text)
    }
}
