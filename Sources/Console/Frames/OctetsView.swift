import TerminalKit

/// Octets in rows: offset, hex, characters. One octet is under the cursor, a range of them is lit.
struct OctetsView {
    private(set) var octets: [UInt8] = []
    /// Octets that are shown as `··`, since they hold a secret.
    private var masked: [Range<Int>] = []
    private(set) var cursor = 0
    private(set) var lit: Range<Int> = 0..<0
    private var rect = Rect.zero
    private var top = 0

    /// Octets in one row: 16 where there is room, else 8.
    var octetsPerRow: Int { rect.width >= 6 + 16 * 3 + 1 ? 16 : 8 }
    private var rowCount: Int { (octets.count + octetsPerRow - 1) / octetsPerRow }
    private var showsCharacters: Bool { rect.width >= 6 + octetsPerRow * 4 + 1 }

    mutating func show(_ octets: [UInt8], masked: [Range<Int>]) {
        (self.octets, self.masked) = (octets, masked)
        (cursor, lit, top) = (0, 0..<0, 0)
    }

    /// Lights a range and scrolls to it.
    mutating func light(_ range: Range<Int>?) {
        lit = range ?? 0..<0
        if let range, !octets.isEmpty { moveCursor(to: range.lowerBound) }
    }

    /// Puts the cursor on an octet without changing what is lit.
    mutating func put(cursor octet: Int) { moveCursor(to: octet) }

    mutating func layout(in rect: Rect) {
        self.rect = rect
        scroll()
    }

    /// Arrows, page keys, Home and End move the cursor; so does a click.
    /// - Returns: whether the cursor may have moved.
    mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .left, "h": moveCursor(to: cursor - 1)
        case .right, "l": moveCursor(to: cursor + 1)
        case .up, "k": moveCursor(to: cursor - octetsPerRow)
        case .down, "j": moveCursor(to: cursor + octetsPerRow)
        case .pageUp: moveCursor(to: cursor - octetsPerRow * max(1, rect.height - 1))
        case .pageDown: moveCursor(to: cursor + octetsPerRow * max(1, rect.height - 1))
        case .home: moveCursor(to: 0)
        case .end, "G": moveCursor(to: octets.count - 1)
        case .mouse(let action, let point): return click(action, point)
        default: return false
        }
        return true
    }

    private mutating func click(_ action: MouseAction, _ point: Point) -> Bool {
        guard rect.contains(point) else { return false }
        switch action {
        case .wheelUp: moveCursor(to: cursor - 3 * octetsPerRow)
        case .wheelDown: moveCursor(to: cursor + 3 * octetsPerRow)
        case .click, .doubleClick:
            let column = max(0, point.x - rect.x - 6) / 3
            guard column < octetsPerRow else { return false }
            moveCursor(to: (top + point.y - rect.y) * octetsPerRow + column)
        }
        return true
    }

    private mutating func moveCursor(to octet: Int) {
        cursor = max(0, min(octet, octets.count - 1))
        scroll()
    }

    private mutating func scroll() {
        let (row, height) = (cursor / octetsPerRow, max(1, rect.height))
        top = min(max(top, row - height + 1), row)
        top = max(0, min(top, rowCount - height))
    }

    func draw(into canvas: inout Canvas, focused: Bool) {
        canvas.clipped(to: rect) { canvas in
            for row in top..<min(rowCount, top + rect.height) {
                let place = rect.row(row - top)
                let offset = String(row * octetsPerRow, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - offset.count)) + offset
                canvas.write(padded, x: place.x, y: place.y, role: .dim)
                drawRow(row, in: place, focused: focused, into: &canvas)
            }
            canvas.scrollMark(in: rect, first: top, count: rowCount)
        }
    }

    private func drawRow(_ row: Int, in place: Rect, focused: Bool, into canvas: inout Canvas) {
        for column in 0..<octetsPerRow {
            let index = row * octetsPerRow + column
            guard index < octets.count else { return }
            let isHidden = masked.contains { $0.contains(index) }
            let role: Role = isHidden ? .secret : lit.contains(index) ? .lit : .text
            let isUnderCursor = focused && index == cursor
            let text = isHidden ? "··" : Self.hexPair(octets[index])
            canvas.write(text, x: place.x + 6 + 3 * column, y: place.y, role: role, selected: isUnderCursor)
            // A lit range is one piece also without colour: its octets are joined.
            if lit.contains(index), lit.contains(index + 1), column + 1 < octetsPerRow {
                canvas.write("_", x: place.x + 8 + 3 * column, y: place.y, role: .lit)
            }
            guard showsCharacters else { continue }
            let character = isHidden ? "·" : Self.character(octets[index])
            canvas.write(character, x: place.x + 7 + 3 * octetsPerRow + column, y: place.y, role: role)
        }
    }

    private static func hexPair(_ octet: UInt8) -> String {
        (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
    }

    private static func character(_ octet: UInt8) -> String {
        (0x20...0x7E).contains(octet) ? String(UnicodeScalar(octet)) : "."
    }
}
