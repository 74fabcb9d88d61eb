/// Rows of text in columns; the first column is left-aligned, numbers are right-aligned.
struct Table {
    private var rows: [[String]] = []

    mutating func add(_ cells: String...) { rows.append(cells) }

    func show() {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        for row in rows {
            let cells = row.enumerated().map { index, cell in
                let padding = String(repeating: " ", count: widths[index] - cell.count)
                return index == 0 ? cell + padding : padding + cell
            }
            print(cells.joined(separator: "  "))
        }
    }
}

extension Double {
    /// With so many digits behind the point.
    func text(_ digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { value, _ in value * 10 }
        let rounded = (self * scale).rounded()
        guard digits > 0 else { return Int(rounded).description }
        let whole = Int(rounded) / Int(scale)
        let fraction = String(Int(rounded.magnitude) % Int(scale))
        return "\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
