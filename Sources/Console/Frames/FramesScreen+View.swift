import DLMSWire
import MeterHost
import TerminalKit

extension FramesScreen {
    /// From this width on there is room to say what an object is.
    private static let longWidth = 110

    public func draw(into canvas: inout Canvas) {
        drawList(into: &canvas)
        drawTree(into: &canvas)
        drawOctets(into: &canvas)
    }

    public var status: StyledLine {
        // What the panes have no room for.
        if panes.focus != .list, let field = tree.selection.flatMap({ opened?[$0] }) { return Self.line(field) }
        var line = StyledLine("\(frames.count) frames", .dim)
        if let number = selected { line.append(" · frame \(number)", .dim) }
        if let name = selectedName { line.append(" · \(name)", .value) }
        if let failure = opened?.decoding.failure { line.append(" · \(failure)", .error) }
        return line
    }

    /// The name of the object that the selected frame is about: narrow rows have no room for it.
    private var selectedName: String? {
        guard let name = selected.flatMap({ facts($0) }).flatMap(reader.object)?.name, !name.isEmpty else { return nil }
        return name
    }

    private func drawList(into canvas: inout Canvas) {
        guard let place = panes.places[.list] else { return }
        canvas.pane(place, title: "Frames", detail: listDetail, focused: panes.focus == .list)
        guard frames.count > 0 else { return drawEmpty(in: place.paneContents, into: &canvas) }
        list.draw(into: &canvas, focused: panes.focus == .list) { row in
            frames[row].flatMap(line) ?? StyledLine("")
        }
    }

    private func drawEmpty(in place: Rect, into canvas: inout Canvas) {
        let reason =
            frames.filter == nil
            ? "No frames yet: they appear as soon as a client connects."
            : "No frame matches the filter; / changes it, an empty one shows all."
        canvas.write(reason, x: place.x + 1, y: place.y, role: .dim, width: place.width - 1)
    }

    /// One frame as a row of the list.
    func line(_ number: Int) -> StyledLine? {
        guard let frame = meter.capture[number], var facts = facts(number) else { return nil }
        let fold = fold(of: number, &facts)
        let width = list.rect.width
        let target = reader.target(of: facts, isLong: width >= Self.longWidth)
        return FrameLine.make(facts, at: frame.time, target: target, fold: fold, width: width)
    }

    /// What a row is to a transfer in blocks; the row that stands for all of it says how it went.
    private func fold(of number: Int, _ facts: inout FrameFacts) -> FrameLine.Fold {
        guard let transfer = frames.transfer(of: number) else { return frames.isFolded(apdu: number) ? .folded : .none }
        guard transfer.head == number else { return .block }
        guard frames.isFolded(transfer) else { return .open }
        let (text, isBroken) = text(of: transfer)
        facts.text = facts.text.isEmpty ? text : "\(facts.text) · \(text)"
        facts.isError = isBroken
        return .folded
    }

    private var listDetail: StyledLine {
        var line = StyledLine(frames.filterText.isEmpty ? "" : "filter: \(frames.filterText) · ", .value)
        let newer = meter.capture.nextNumber - 1 - (selected ?? 0)
        if frames.pausedAt != nil {
            line.append("paused · ", .warning)
        } else if isFollowing {
            line.append("following · ", .good)
        } else if newer > 0, frames.filter == nil {
            line.append("\(newer) newer ↓ · ", .warning)
        }
        line.append("\(frames.count)")
        if frames.isBehind { line.append(" …", .dim) }
        return line
    }

    private func drawTree(into canvas: inout Canvas) {
        guard let place = panes.places[.decoded] else { return }
        canvas.pane(place, title: "Decoded", focused: panes.focus == .decoded)
        tree.draw(into: &canvas, focused: panes.focus == .decoded) { row in
            opened?[row.id].map(Self.line) ?? ""
        }
    }

    /// `class-id 3 Register`: the field, its value and what it stands for.
    static func line(_ node: TraceNode) -> StyledLine {
        var line = StyledLine(node.name, node.children.isEmpty ? .text : .title)
        if node.isSecret { return line + StyledLine("  ·····", .secret) }
        if let value = node.value, !value.isEmpty { line.append("  " + value, .value) }
        if let meaning = node.meaning { line.append("  " + meaning, .unit) }
        return line
    }

    private func drawOctets(into canvas: inout Canvas) {
        guard let place = panes.places[.octets] else { return }
        if let left = panes.places[.decoded], left != place {
            canvas.rule(x: place.x - 1, y: place.y, height: place.height + 1)
        }
        let count = opened.map { "\($0.frame.octets.count)" } ?? ""
        canvas.pane(place, title: "Octets", detail: StyledLine(count, .dim), focused: panes.focus == .octets)
        octets.draw(into: &canvas, focused: panes.focus == .octets)
    }
}
