import CNcursesw
import Foundation
import TerminalKit

/// Sends a canvas to ncurses: only the cells that differ from the last one, in one update.
struct Painter {
    private let asciiOnly: Bool
    private let depth: ColourDepth
    private var palette: Palette
    private var shown: Canvas?
    private var mustClear = true

    init(depth: ColourDepth, theme: Theme, asciiOnly: Bool) {
        (self.depth, self.asciiOnly) = (depth, asciiOnly)
        palette = Palette(depth: depth, theme: theme)
    }

    mutating func use(_ theme: Theme) {
        palette = Palette(depth: depth, theme: theme)
        forget()
    }

    /// Paints everything the next time, because something else may stand on the terminal.
    mutating func forget() {
        shown = nil
        mustClear = true
    }

    mutating func paint(_ canvas: Canvas) {
        if let shown, shown == canvas { return }
        let known = shown.flatMap { $0.width == canvas.width && $0.height == canvas.height ? $0 : nil }
        if mustClear { erase() }
        if mustClear { clearok(mc_stdscr(), true) }
        mustClear = false
        for y in 0..<canvas.height {
            for x in 0..<canvas.width where known == nil || known?[x, y] != canvas[x, y] {
                put(canvas[x, y], x: x, y: y)
            }
        }
        placeCursor(canvas.cursor)
        refresh()
        shown = canvas
    }

    private mutating func put(_ cell: Cell, x: Int, y: Int) {
        guard cell.character != Cell.continuation else { return }
        let pen = palette.pen(for: cell)
        let character = asciiOnly ? cell.character.ascii : cell.character
        var text = character.unicodeScalars.prefix(Int(CCHARW_MAX)).map { wchar_t(bitPattern: $0.value) }
        text.append(0)
        if mc_put(Int32(y), Int32(x), text, pen.attributes, pen.pair) != OK, character != "?" {
            // The last cell of the screen reports an error too, but it is drawn.
            guard !isLast(x, y) else { return }
            _ = mc_put(Int32(y), Int32(x), [0x3F, 0], pen.attributes, pen.pair)
        }
    }

    private func isLast(_ x: Int, _ y: Int) -> Bool {
        y == getmaxy(mc_stdscr()) - 1 && x == getmaxx(mc_stdscr()) - 1
    }

    private func placeCursor(_ cursor: Point?) {
        curs_set(cursor == nil ? 0 : 1)
        if let cursor { move(Int32(cursor.y), Int32(cursor.x)) }
    }
}
