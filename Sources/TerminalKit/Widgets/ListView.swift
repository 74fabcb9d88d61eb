/// What a key did to a list.
public enum ListReaction: Hashable, Sendable {
    /// Not a key of lists.
    case ignored
    /// The selection may have moved.
    case moved
    /// Enter or a double click on the selected row.
    case activated
}

/// A list of any length with a selected row; only the rows that are seen are asked for and drawn.
///
/// The list knows the number of its rows, never the rows: `layout` before drawing and handling keys tells it how many
/// there are now and where it stands.
public struct ListView: Hashable, Sendable {
    public private(set) var count = 0
    /// The selected row, 0 when the list is empty.
    public private(set) var selection = 0
    /// The first row that is seen.
    public private(set) var top = 0
    /// Where the list was laid out.
    public private(set) var rect = Rect.zero
    private var isAfterG = false

    public init() {}

    /// The rows that are seen.
    public var visible: Range<Int> { top..<min(count, top + max(0, rect.height)) }
    /// Whether there is a selected row.
    public var selected: Int? { count > 0 ? selection : nil }

    /// Takes the place and the number of rows; keeps the selection in view.
    public mutating func layout(in rect: Rect, count: Int) {
        // What was scrolled without a place means nothing.
        if self.rect.isEmpty { top = 0 }
        (self.rect, self.count) = (rect, max(0, count))
        select(selection)
    }

    /// Selects a row, the nearest one if there is none of this number, and scrolls to it.
    public mutating func select(_ row: Int) {
        selection = min(max(0, row), max(0, count - 1))
        let height = max(1, rect.height)
        top = min(max(top, selection - height + 1), selection)
        top = max(0, min(top, count - height))
    }

    /// Moves selection and view when rows were taken away at the front, so that the same rows stay selected and seen.
    public mutating func dropFirst(_ rows: Int) {
        (selection, top) = (max(0, selection - rows), max(0, top - rows))
    }

    /// Arrows, `j` and `k`, page keys, Ctrl-D and Ctrl-U, Home and End, `gg` and `G`, Enter, click and wheel.
    public mutating func handle(_ key: Key) -> ListReaction {
        let wasAfterG = isAfterG
        isAfterG = key == "g" && !wasAfterG
        switch key {
        case "g": if wasAfterG { select(0) }
        case .enter: return count > 0 ? .activated : .ignored
        case .mouse(let action, let point): return handle(action, at: point)
        default:
            guard let row = target(of: key) else { return .ignored }
            select(row)
        }
        return .moved
    }

    private func target(of key: Key) -> Int? {
        let page = max(1, rect.height - 1)
        return switch key {
        case .up, "k": selection - 1
        case .down, "j": selection + 1
        case .pageUp, .control("b"): selection - page
        case .pageDown, .control("f"): selection + page
        case .control("u"): selection - max(1, page / 2)
        case .control("d"): selection + max(1, page / 2)
        case .home: 0
        case .end, "G": count - 1
        default: nil
        }
    }

    private mutating func handle(_ action: MouseAction, at point: Point) -> ListReaction {
        guard rect.contains(point) else { return .ignored }
        switch action {
        case .wheelUp: select(selection - 3)
        case .wheelDown: select(selection + 3)
        case .click, .doubleClick:
            let row = top + point.y - rect.y
            guard row < count else { return .moved }
            select(row)
            if action == .doubleClick { return .activated }
        }
        return .moved
    }

    /// Draws the rows that are seen. The selected one is marked with `>` and, in the focused pane, with the selection.
    public func draw(into canvas: inout Canvas, focused: Bool, row: (Int) -> StyledLine) {
        // The last column is left to the mark that shows which part is seen.
        let width = rect.width - (count > rect.height ? 2 : 1)
        canvas.clipped(to: rect) { canvas in
            for index in visible {
                let place = rect.row(index - top)
                let isSelected = index == selection
                canvas.fill(place, selected: isSelected && focused)
                if isSelected { canvas.write(">", x: place.x, y: place.y, role: .key, selected: focused) }
                canvas.write(row(index), x: place.x + 1, y: place.y, width: width, selected: isSelected && focused)
            }
            canvas.scrollMark(in: rect, first: top, count: count)
        }
    }
}
