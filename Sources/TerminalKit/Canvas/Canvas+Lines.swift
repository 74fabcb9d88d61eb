/// The four directions in which a line leaves a cell.
private struct Arms: OptionSet {
    let rawValue: Int
    static let up = Arms(rawValue: 1)
    static let down = Arms(rawValue: 2)
    static let left = Arms(rawValue: 4)
    static let right = Arms(rawValue: 8)

    /// The line character for each set of arms, by raw value.
    private static let characters: [Character] = [
        " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
    ]
    var character: Character { Self.characters[rawValue] }

    init(rawValue: Int) { self.rawValue = rawValue }
    /// The arms of a line character; none for any other.
    init(of character: Character) { self.init(rawValue: Self.characters.firstIndex(of: character) ?? 0) }
}

extension Canvas {
    /// Draws a box; its lines join the lines that are already there.
    public mutating func box(_ rect: Rect, role: Role = .border) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        for y in [rect.y, rect.endY - 1] { rule(x: rect.x, y: y, width: rect.width, role: role) }
        for x in [rect.x, rect.endX - 1] { rule(x: x, y: rect.y, height: rect.height, role: role) }
    }

    /// Draws a horizontal line; where it meets another line the two are joined.
    public mutating func rule(x: Int, y: Int, width: Int, role: Role = .border) {
        guard width > 0 else { return }
        for column in x..<(x + width) {
            var arms: Arms = []
            if column > x { arms.insert(.left) }
            if column < x + width - 1 { arms.insert(.right) }
            join(arms, x: column, y: y, role: role)
        }
    }

    /// Draws a vertical line; where it meets another line the two are joined.
    public mutating func rule(x: Int, y: Int, height: Int, role: Role = .border) {
        guard height > 0 else { return }
        for row in y..<(y + height) {
            var arms: Arms = []
            if row > y { arms.insert(.up) }
            if row < y + height - 1 { arms.insert(.down) }
            join(arms, x: x, y: row, role: role)
        }
    }

    private mutating func join(_ arms: Arms, x: Int, y: Int, role: Role) {
        guard clip.contains(Point(x, y)) else { return }
        self[x, y] = Cell(Arms(of: self[x, y].character).union(arms).character, role)
    }

    /// Draws the heading of a pane as a rule with its title, which joins the lines at both ends.
    ///
    /// `rect` is the whole pane, heading included; its contents go into ``Rect/paneContents``. The focused pane's title
    /// stands in brackets, so that it is seen without colour.
    public mutating func pane(_ rect: Rect, title: String, detail: StyledLine = "", focused: Bool) {
        guard !rect.isEmpty else { return }
        let role: Role = focused ? .borderFocused : .border
        rule(x: rect.x - 1, y: rect.y, width: rect.width + 2)
        mark(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), role: role)
        let heading = focused ? "[\(title)]" : " \(title) "
        let end = write(
            heading, x: rect.x + 1, y: rect.y, role: focused ? .borderFocused : .title, width: rect.width - 2)
        let space = rect.endX - 1 - end - 1
        guard detail.columns > 0, space > 4 else { return }
        let shown = StyledLine([Span(" ")] + detail.spans + [Span(" ")])
        write(shown, in: Rect(x: end + 1, y: rect.y, width: space, height: 1), align: .right)
    }
}

extension Canvas {
    /// Draws the line between a pane and its right neighbour, from the heading of both to the heading below them.
    public mutating func divider(rightOf pane: Rect) {
        guard !pane.isEmpty else { return }
        rule(x: pane.endX, y: pane.y, height: pane.height + 1)
    }
}

extension Rect {
    /// The pane without its heading.
    public var paneContents: Rect { inset(top: 1) }
}
