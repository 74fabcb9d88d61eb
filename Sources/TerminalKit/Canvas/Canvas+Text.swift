extension Canvas {
    /// Writes one line of text and returns the column after it.
    ///
    /// Text that is wider than `width` columns is cut and ends in `…`; control characters are shown as `·`.
    @discardableResult
    public mutating func write(
        _ text: String, x: Int, y: Int, role: Role = .text, width: Int = .max, selected: Bool = false
    ) -> Int {
        write([Span(text, role)], x: x, y: y, width: width, selected: selected)
    }

    /// Writes a line in several roles and returns the column after it.
    @discardableResult
    public mutating func write(
        _ line: StyledLine, x: Int, y: Int, width: Int = .max, selected: Bool = false
    ) -> Int {
        // Not more than reaches the edge: a caller may give text of any length.
        let room = min(width, clip.endX - x)
        guard room > 0 else { return x }
        let isCut = line.isWider(than: room)
        let end = x + (isCut ? room - 1 : room)
        var position = x
        for span in line.spans {
            for character in span.text {
                let shown = character.printable
                guard position + shown.columns <= end else { break }
                position += put(shown, x: position, y: y, role: span.role, selected: selected)
            }
        }
        if isCut { position += put("…", x: position, y: y, role: line.spans.last?.role ?? .text, selected: selected) }
        return position
    }

    /// Writes a line at the left, the right or in the middle of a rectangle's first row.
    public mutating func write(
        _ line: StyledLine, in rect: Rect, align: Alignment = .left, selected: Bool = false
    ) {
        guard !rect.isEmpty else { return }
        let spare = max(0, rect.width - line.columns)
        let shift =
            switch align {
            case .left: 0
            case .right: spare
            case .centre: spare / 2
            }
        write(line, x: rect.x + shift, y: rect.y, width: rect.width - shift, selected: selected)
    }

    /// Puts one character and returns how many columns it took.
    private mutating func put(_ character: Character, x: Int, y: Int, role: Role, selected: Bool) -> Int {
        let columns = character.columns
        guard columns > 0 else { return 0 }
        self[x, y] = Cell(character, role, selected: selected)
        if columns == 2 { self[x + 1, y] = Cell(Cell.continuation, role, selected: selected) }
        return columns
    }
}

extension StyledLine {
    /// Whether the line needs more columns than `width`; looks at no more text than that takes.
    fileprivate func isWider(than width: Int) -> Bool {
        var used = 0
        for span in spans {
            for character in span.text {
                used += character.printable.columns
                if used > width { return true }
            }
        }
        return false
    }
}
