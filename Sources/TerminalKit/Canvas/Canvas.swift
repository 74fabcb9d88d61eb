/// A rectangle of cells that a screen draws into; the terminal shows it.
public struct Canvas: Sendable, Equatable {
    public let width: Int
    public let height: Int
    public private(set) var cells: [Cell]
    /// Where the cursor stands, if a text field shows it.
    public var cursor: Point?
    /// Nothing is drawn outside of it.
    public private(set) var clip: Rect

    public init(width: Int, height: Int, role: Role = .text) {
        (self.width, self.height) = (max(0, width), max(0, height))
        cells = Array(repeating: Cell(" ", role), count: self.width * self.height)
        clip = Rect(x: 0, y: 0, width: self.width, height: self.height)
    }

    /// The whole canvas.
    public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    public subscript(x: Int, y: Int) -> Cell {
        get { cells[y * width + x] }
        set {
            guard clip.contains(Point(x, y)) else { return }
            cells[y * width + x] = newValue
        }
    }

    /// Draws with everything outside `rect` left as it is.
    public mutating func clipped(to rect: Rect, _ draw: (inout Canvas) -> Void) {
        let outer = clip
        clip = clip.intersection(rect)
        draw(&self)
        clip = outer
    }

    /// Fills a rectangle with one character.
    public mutating func fill(_ rect: Rect, _ character: Character = " ", role: Role = .text, selected: Bool = false) {
        let area = rect.intersection(clip)
        guard !area.isEmpty else { return }
        for y in area.y..<area.endY {
            for x in area.x..<area.endX { cells[y * width + x] = Cell(character, role, selected: selected) }
        }
    }

    /// Lays another role over a part of what is drawn, without changing its characters.
    public mutating func mark(_ rect: Rect, role: Role? = nil, selected: Bool? = nil) {
        let area = rect.intersection(clip)
        guard !area.isEmpty else { return }
        for y in area.y..<area.endY {
            for index in (y * width + area.x)..<(y * width + area.endX) {
                if let role { cells[index].role = role }
                if let selected { cells[index].isSelected = selected }
            }
        }
    }

    /// The characters row by row, blanks at the ends removed: what a test compares.
    public var text: String { (0..<height).map(textOfRow).joined(separator: "\n") }

    /// The characters of one row, blanks at its end removed.
    public func textOfRow(_ y: Int) -> String {
        var row = ""
        for cell in cells[(y * width)..<((y + 1) * width)] where cell.character != Cell.continuation {
            row.append(cell.character)
        }
        while row.last == " " { row.removeLast() }
        return row
    }
}
