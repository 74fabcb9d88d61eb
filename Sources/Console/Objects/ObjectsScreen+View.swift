import COSEM
import DLMSWire
import MeterHost
import TerminalKit

extension ObjectsScreen {
    public func draw(into canvas: inout Canvas) {
        drawTree(into: &canvas)
        drawInspector(into: &canvas)
        drawDetails(into: &canvas)
        if let place = panes.places[.frames] {
            NewestFrames(meter: meter).draw(into: &canvas, in: place, focused: panes.focus == .frames)
        }
    }

    public var status: StyledLine {
        var line = StyledLine("\(objects.order.count) objects", .dim)
        if let search { line.append(" · /\(search.text)", .value) }
        return line
    }

    private func drawTree(into canvas: inout Canvas) {
        guard let place = panes.places[.tree] else { return }
        canvas.pane(
            place, title: "Objects", detail: StyledLine("\(objects.order.count)", .dim), focused: panes.focus == .tree)
        tree.draw(into: &canvas, focused: panes.focus == .tree) { TreeLine.make($0.id, in: meter.living, objects) }
        if !panes.isZoomed { canvas.divider(rightOf: place) }
    }

    private func drawInspector(into canvas: inout Canvas) {
        guard let place = panes.places[.inspector] else { return }
        let isFocused = panes.focus == .inspector
        guard let object else { return drawSummary(into: &canvas, in: place, focused: isFocused) }
        let (title, interfaceClass) = (object.instance.description, object.interfaceClass)
        let isRoomy = title.count + interfaceClass.description.count + 8 < place.width
        let detail = isRoomy ? interfaceClass.description : "class \(interfaceClass.id) v\(interfaceClass.version)"
        canvas.pane(place, title: title, detail: StyledLine(detail, .dim), focused: isFocused)
        let name = StyledLine(object.name, .title) + StyledLine(Self.mark(of: object), .changed)
        canvas.write(name, x: place.x + 1, y: place.y + 1, width: place.width - 2)
        table.draw(into: &canvas, focused: isFocused) { cells(of: $0, in: object) }
    }

    private static func mark(of object: LivingObject) -> String {
        switch TreeLine.mark(of: object) {
        case "+": "  + added"
        case "*": "  * changed"
        default: ""
        }
    }

    /// What stands in place of attributes while a heading of the tree is selected.
    private func drawSummary(into canvas: inout Canvas, in place: Rect, focused: Bool) {
        canvas.pane(place, title: "Inspector", focused: focused)
        guard let node = tree.selection else { return }
        let lines = NodeSummary.lines(of: node, in: meter.living, objects)
        for (index, line) in lines.prefix(place.height - 1).enumerated() {
            canvas.write(line, x: place.x + 1, y: place.y + 1 + index, width: place.width - 2)
        }
    }

    private func drawDetails(into canvas: inout Canvas) {
        guard let place = panes.places[.details] else { return }
        let isFocused = panes.focus == .details
        canvas.pane(place, title: "Details", detail: StyledLine(row?.name ?? "", .dim), focused: isFocused)
        details.draw(into: &canvas, focused: isFocused) { detailLines[$0] }
    }
}

// MARK: - Rows of the inspector

extension ObjectsScreen {
    private func cells(of row: InspectorRow, in object: LivingObject) -> [StyledLine] {
        let cells =
            switch row {
            case .attribute(let attribute): cells(of: attribute, in: object)
            case .method(let method): cells(of: method)
            }
        return cells + [table.access(to: row, of: object)]
    }

    private func cells(of method: InterfaceClass.Method) -> [StyledLine] {
        let type = StyledLine(TypeSymbol.text(of: method.parameter), .type)
        return [StyledLine("\(method.id))", .dim), StyledLine(method.name), StyledLine(method.effect ?? "", .dim)]
            + (table.isWide ? [type, ""] : [])
    }

    private func cells(of attribute: InterfaceClass.Attribute, in object: LivingObject) -> [StyledLine] {
        let value = values[attribute.id]
        let type = StyledLine(TypeSymbol.text(of: attribute.type, value: try? value?.get()), .type)
        let source = StyledLine(SourceText.short(of: attribute.id, in: object), .dim)
        return [
            number(of: attribute, in: object), StyledLine(attribute.name), text(of: value, attribute, in: object),
        ] + (table.isWide ? [type, source] : [])
    }

    /// The number with a mark for what was changed; where it is narrow with a sign for the source as well.
    private func number(of attribute: InterfaceClass.Attribute, in object: LivingObject) -> StyledLine {
        let mark = object.isModified(attribute: attribute.id) ? "*" : ""
        let sign = table.isWide ? "" : SourceText.sign(of: attribute.id, in: object)
        return StyledLine("\(attribute.id)", .dim) + StyledLine(mark, .changed) + StyledLine(sign, .dim)
    }

    /// The value as people read it; a secret is masked.
    private func text(
        of value: Result<DataValue, ValueError>?, _ attribute: InterfaceClass.Attribute, in object: LivingObject
    ) -> StyledLine {
        switch value {
        case nil: ""
        case .success where isMasked(attribute): StyledLine(Redaction.mask, .secret)
        case .success(let value): StyledLine(InspectorValue.text(of: value, attribute, in: object), .value)
        case .failure(let error): StyledLine(error.description, .error)
        }
    }
}
