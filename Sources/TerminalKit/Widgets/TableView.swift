/// One column of a table.
public struct Column: Hashable, Sendable {
    public var title: String
    public var track: Track
    public var alignment: Alignment

    /// - Parameters:
    ///   - width: columns that it needs at least.
    ///   - weight: its share of what is left; 0 stays at `width`.
    ///   - dropOrder: the lowest number is dropped first when there is no room; nil is never dropped.
    public init(_ title: String, width: Int, weight: Int = 0, dropOrder: Int? = nil, alignment: Alignment = .left) {
        self.title = title
        track = Track(minimum: width, maximum: weight == 0 ? width : .max, weight: weight, dropOrder: dropOrder)
        self.alignment = alignment
    }
}

/// A list whose rows have columns under a heading.
public struct TableView: Sendable {
    public var columns: [Column]
    public private(set) var list = ListView()
    private var heading = Rect.zero

    public init(_ columns: [Column]) { self.columns = columns }

    /// The selected row; nil when there is none.
    public var selected: Int? { list.selected }

    public mutating func select(_ row: Int) { list.select(row) }
    public mutating func dropFirst(_ rows: Int) { list.dropFirst(rows) }

    public mutating func layout(in rect: Rect, count: Int) {
        heading = rect.row(0)
        list.layout(in: rect.inset(top: 1), count: count)
    }

    public mutating func handle(_ key: Key) -> ListReaction { list.handle(key) }

    /// Draws the heading and the rows that are seen; `cells` gives one line for each column.
    public func draw(into canvas: inout Canvas, focused: Bool, cells: (Int) -> [StyledLine]) {
        let titles = columns.map { StyledLine($0.title, .dim) }
        canvas.clipped(to: heading) { $0.write(line(titles), x: heading.x + 1, y: heading.y) }
        list.draw(into: &canvas, focused: focused) { line(cells($0)) }
    }

    /// Joins the cells of a row, each cut or filled up to the width of its column.
    private func line(_ cells: [StyledLine]) -> StyledLine {
        let places = Rect(x: 0, y: 0, width: max(0, heading.width - 2), height: 1).columns(columns.map(\.track), gap: 1)
        var line = StyledLine([])
        for (index, place) in places.enumerated() {
            guard let place, index < cells.count else { continue }
            if place.x > 0 { line.append(" ") }
            line += cells[index].fitted(to: place.width, columns[index].alignment)
        }
        return line
    }
}

extension StyledLine {
    /// The line in exactly `width` columns: cut with `…`, or filled up with blanks.
    public func fitted(to width: Int, _ alignment: Alignment = .left) -> StyledLine {
        let own = columns
        guard own > width else {
            let left = alignment == .left ? 0 : alignment == .right ? width - own : (width - own) / 2
            return StyledLine([Span(String(repeating: " ", count: left))] + spans)
                + StyledLine(String(repeating: " ", count: width - own - left))
        }
        var (result, used) = (StyledLine([]), 0)
        for span in spans where used < width {
            let text = span.text.prefix(columns: width - 1 - used)
            result.append(text, span.role)
            used += text.columns
            guard text.count < span.text.count else { continue }
            result.append("…" + String(repeating: " ", count: width - 1 - used), span.role)
            return result
        }
        return result
    }
}

extension String {
    /// The longest beginning that takes no more than `limit` columns.
    func prefix(columns limit: Int) -> String {
        var used = 0
        return String(
            prefix {
                used += $0.printable.columns; return used <= limit
            })
    }
}
