/// What a key did to a form.
public enum FormReaction: Hashable, Sendable {
    case ignored
    case handled
    /// Enter, and every field is valid: the values in the order of the fields.
    case committed([String])
    /// Esc.
    case left
}

/// A form of typed fields: Enter commits it, Esc leaves it, a fault is said under the field it is in.
public struct FormView: Sendable {
    public private(set) var fields: [FormField]
    public private(set) var current: Int
    /// The fault that the last Enter found, or that someone else found in the values.
    public private(set) var fault: String?
    private var rect = Rect.zero
    private var top = 0

    public init(_ fields: [FormField]) {
        self.fields = fields
        current = fields.firstIndex { $0.kind != .fixed } ?? 0
    }

    /// Rows that the form takes when it has room for all its fields and the line for a fault.
    public var height: Int { fields.count + 1 }

    public mutating func layout(in rect: Rect) {
        self.rect = rect
        scroll()
    }

    /// Shows a fault that only the owner of the values can find.
    public mutating func refuse(_ reason: String, field: Int? = nil) {
        fault = reason
        if let field { move(to: field) }
    }

    public mutating func handle(_ key: Key) -> FormReaction {
        switch key {
        case .escape: return .left
        case .enter: return commit()
        case .up, .backTab: step(-1)
        case .down, .tab: step(1)
        case .mouse(let action, let point): return handle(action, at: point)
        default:
            guard fields.indices.contains(current), fields[current].handle(key) != .ignored else { return .ignored }
            fault = nil
        }
        return .handled
    }

    private mutating func commit() -> FormReaction {
        if let wrong = fields.firstIndex(where: { $0.fault != nil }) {
            fault = fields[wrong].fault
            move(to: wrong)
            return .handled
        }
        return .committed(fields.map(\.committed))
    }

    private mutating func step(_ direction: Int) {
        let enterable = fields.indices.filter { fields[$0].kind != .fixed }
        guard let place = enterable.firstIndex(of: current) else { return }
        move(to: enterable[(place + direction + enterable.count) % enterable.count])
    }

    private mutating func handle(_ action: MouseAction, at point: Point) -> FormReaction {
        guard rect.contains(point), action == .click || action == .doubleClick else { return .ignored }
        let row = top + point.y - rect.y
        if fields.indices.contains(row), fields[row].kind != .fixed { move(to: row) }
        return .handled
    }

    private mutating func move(to field: Int) {
        current = field
        scroll()
    }

    private mutating func scroll() {
        let height = max(1, rect.height - 1)
        top = min(max(top, current - height + 1), current)
        top = max(0, min(top, fields.count - height))
    }

    /// Draws labels, values and hints; the line below them says what is wrong with the current field.
    public func draw(into canvas: inout Canvas) {
        let labels = min(rect.width * 2 / 5, fields.map(\.label.columns).max() ?? 0)
        for index in top..<min(fields.count, top + max(0, rect.height - 1)) {
            draw(fields[index], in: rect.row(index - top), labelWidth: labels, isCurrent: index == current, &canvas)
        }
        let message = fault ?? (fields.indices.contains(current) ? fields[current].fault : nil)
        guard let message, rect.height > 0 else { return }
        canvas.write("! " + message, x: rect.x, y: rect.endY - 1, role: .error, width: rect.width)
    }

    private func draw(_ field: FormField, in row: Rect, labelWidth: Int, isCurrent: Bool, _ canvas: inout Canvas) {
        canvas.write(isCurrent ? ">" : " ", x: row.x, y: row.y, role: .key)
        canvas.write(field.label, x: row.x + 1, y: row.y, role: isCurrent ? .title : .text, width: labelWidth)
        let hintWidth = min(field.hint.columns, row.width / 3)
        let place = row.inset(left: labelWidth + 2, right: hintWidth + (hintWidth > 0 ? 1 : 0))
        canvas.write(field.hint, x: row.endX - hintWidth, y: row.y, role: .type, width: hintWidth)
        switch field.kind {
        case .fixed: canvas.write(field.value, x: place.x, y: place.y, role: .dim, width: place.width)
        case .toggle:
            canvas.write(field.value == "on" ? "[x]" : "[ ]", x: place.x, y: place.y, role: .value)
            if isCurrent { canvas.cursor = Point(place.x + 1, place.y) }
        case .text, .choice: field.field.draw(into: &canvas, in: place, focused: isCurrent)
        }
    }
}
