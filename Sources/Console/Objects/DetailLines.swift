import TerminalKit

/// Everything about one attribute or method of an object, for the pane below the table.
struct DetailLines {
    private static let labelWidth = 11

    private(set) var lines: [StyledLine] = []
    private var rows: ValueRows?
    /// The line before which the rows of the value stand.
    private var rowsStart = 0
    private let width: Int

    /// - Parameter width: columns in which long lines are broken.
    init(width: Int) { self.width = max(20, width) }

    var count: Int { lines.count + (rows?.count ?? 0) }

    subscript(index: Int) -> StyledLine {
        guard let rows, index >= rowsStart else { return lines.indices.contains(index) ? lines[index] : "" }
        return index < rowsStart + rows.count ? rows.line(index - rowsStart) : lines[index - rows.count]
    }

    /// One entry, its text in as many lines as it needs.
    mutating func add(_ label: String, _ text: String, _ role: Role = .text) {
        for (index, part) in text.wrapped(to: width - Self.labelWidth).enumerated() {
            lines.append(StyledLine(index == 0 ? label : "", .dim).fitted(to: Self.labelWidth) + StyledLine(part, role))
        }
    }

    /// What is inside an array or structure, a row for each element.
    mutating func add(_ rows: ValueRows) {
        guard rows.count > 0, self.rows == nil else { return }
        (self.rows, rowsStart) = (rows, lines.count)
    }
}
