import COSEM
import DLMSWire
import MeterDefinition
import TerminalKit

/// An array or structure as the list of its elements: each is edited in a dialog of its own, those of an array are
/// added, copied, removed and moved. Nothing is taken over before the list is committed.
final class ElementsDialog: Dialog {
    let title: String
    private let subject: ValueSubject
    private let isArray: Bool
    private let commit: (DataValue) -> ValueEditor.Outcome
    private(set) var elements: [DataValue]
    private var list = ListView()
    private var fault: String?
    private var frame = Rect.zero

    /// - Parameter subject: with the one type that `value` has.
    init(
        _ title: String, _ value: DataValue, of subject: ValueSubject,
        commit: @escaping (DataValue) -> ValueEditor.Outcome
    ) {
        (self.title, self.subject, self.commit) = (title, subject, commit)
        switch value {
        case .structure(let elements): (self.elements, isArray) = (elements, false)
        case .array(let elements): (self.elements, isArray) = (elements, true)
        default: (elements, isArray) = ([], true)
        }
    }

    var value: DataValue { isArray ? .array(elements) : .structure(elements) }

    var hints: [KeyHint] {
        let edit = [KeyHint("s", "commit"), KeyHint(.enter, "edit")]
        let order = [
            KeyHint("a", "add"), KeyHint("c", "copy"), KeyHint("d", "remove"), KeyHint("K", "up"), KeyHint("J", "down"),
        ]
        return edit + (canResize ? order : []) + [
            KeyHint("w", "as text"), KeyHint("t", "type"), KeyHint(.escape, "leave"),
        ]
    }

    /// A structure has the elements that the standard gives it, unless it leaves them open.
    private var canResize: Bool { if case .structure = subject.type { false } else { true } }

    // MARK: - View

    func frame(in area: Rect) -> Rect {
        area.centred(width: area.width - 6, height: max(elements.count, 4) + 3)
    }

    func layout(in frame: Rect) {
        self.frame = frame
        list.layout(in: frame.inset(left: 1, top: 1, right: 1, bottom: 2), count: elements.count)
    }

    func draw(into canvas: inout Canvas) {
        drawBox(frame, into: &canvas)
        list.draw(into: &canvas, focused: true) { row($0) }
        let line = frame.row(frame.height - 2).inset(left: 2, right: 2)
        if let fault {
            canvas.write(StyledLine("! " + fault, .error), in: line)
        } else {
            let what = elements.isEmpty ? "no elements; a adds one" : "\(elements.count) elements; s commits the list"
            canvas.write(StyledLine(what, .dim), in: line)
        }
    }

    private func row(_ index: Int) -> StyledLine {
        let element = subject.child(index, of: value)
        let text = element.text(of: elements[index], limit: frame.width).description
        return StyledLine(element.label + "  ", .dim) + StyledLine(text, .value)
    }

    // MARK: - Keys

    func handle(_ key: Key) -> Reaction {
        fault = nil
        switch key {
        case .escape, "q": return .dismiss
        case "s": return finish()
        case "e": return edit()
        case "t": return chooseType()
        case "w": return .present(textForm)
        case "a", "c", "d", .delete, "K", "J": change(key)
        default: return list.handle(key) == .activated ? edit() : .handled
        }
        return .handled
    }

    private func finish() -> Reaction {
        switch commit(value) {
        case .accepted(let reaction): return .dismissThen(reaction)
        case .refused(let reason): fault = reason
        case .mismatch(let mismatch): fault = mismatch.description
        }
        return .handled
    }

    private func change(_ key: Key) {
        guard canResize else { return fault = "the standard fixes the elements of this structure" }
        guard key == "a" || !elements.isEmpty else { return fault = "there is no element" }
        let row = list.selection
        switch key {
        case "a": insert(subject.child(0, of: value).type.emptyValue, at: elements.isEmpty ? 0 : row + 1)
        case "c": insert(elements[row], at: row + 1)
        case "K": move(row, to: row - 1)
        case "J": move(row, to: row + 1)
        default: elements.remove(at: row)
        }
    }

    private func insert(_ element: DataValue, at row: Int) {
        elements.insert(element, at: row)
        list.layout(in: list.rect, count: elements.count)
        list.select(row)
    }

    private func move(_ row: Int, to target: Int) {
        guard elements.indices.contains(target) else { return }
        elements.swapAt(row, target)
        list.select(target)
    }

    /// All of it as text, the way a definition has it.
    private var textForm: FormDialog {
        let notation = ValueNotation(subject.type, names: subject.names, fields: subject.fields)
        let field = FormField(subject.label, notation.text(of: value))
        return FormDialog(title, fields: [field]) { [unowned self] texts in
            do throws(DefinitionFaults) {
                elements = try notation.value(of: texts[0]).elements
                return .accepted(.handled)
            } catch {
                let fault = error.faults.first
                let remedy = fault?.suggestion.map { "; \($0)" } ?? ""
                return .refused((fault?.message ?? "no value") + remedy)
            }
        }
    }

    private func edit() -> Reaction { withEditor { editor, element in .present(editor.dialog(for: element)) } }

    private func chooseType() -> Reaction {
        withEditor { editor, element in
            guard editor.subject.type.choices.count > 1 else {
                fault = "the standard leaves no choice: \(editor.subject.type)"
                return .handled
            }
            return .present(editor.typeDialog(for: element))
        }
    }

    private func withEditor(_ body: (ValueEditor, DataValue) -> Reaction) -> Reaction {
        guard elements.indices.contains(list.selection) else { return .handled }
        let row = list.selection
        let element = subject.child(row, of: value)
        let editor = ValueEditor(title: "\(title) \(element.label)", subject: element) { [unowned self] value in
            do throws(TypeMismatch) { try element.type.check(value) } catch { return .mismatch(error) }
            elements[row] = value
            return .accepted(.handled)
        }
        return body(editor, elements[row])
    }
}
