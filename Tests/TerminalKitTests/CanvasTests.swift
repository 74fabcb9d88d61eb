import Testing

@testable import TerminalKit

@Suite struct CanvasTests {
    @Test("cuts text that is too wide and says so with an ellipsis") func ellipsis() {
        var canvas = Canvas(width: 12, height: 2)
        #expect(canvas.write("Active energy", x: 0, y: 0, width: 8) == 8)
        #expect(canvas.write("Active", x: 0, y: 1, width: 6) == 6)
        #expect(canvas.text == "Active …\nActive")
    }

    @Test("gives wide characters two columns and combining marks none") func widths() {
        var canvas = Canvas(width: 8, height: 1)
        let end = canvas.write("電e\u{301}x", x: 0, y: 0)
        #expect(end == 4)
        #expect(canvas[1, 0].character == Cell.continuation)
        #expect(canvas.text == "電e\u{301}x")
        #expect("電力".columns == 4)
    }

    @Test("does not cut a wide character in half at the edge") func wideAtEdge() {
        var canvas = Canvas(width: 3, height: 1)
        canvas.write("a電電", x: 0, y: 0)
        #expect(canvas.text == "a…")
    }

    @Test("shows control and direction characters as dots, so that a peer cannot command the terminal") func controls()
    {
        var canvas = Canvas(width: 20, height: 1)
        canvas.write("a\u{1B}[2Jb\u{9B}c\u{202E}d\u{A0}e", x: 0, y: 0)
        #expect(canvas.text == "a·[2Jb·c·d e")
    }

    @Test("draws nothing outside the clip") func clip() {
        var canvas = Canvas(width: 6, height: 3)
        canvas.clipped(to: Rect(x: 1, y: 1, width: 3, height: 1)) { canvas in
            for y in 0..<3 { canvas.write("abcdef", x: 0, y: y) }
            canvas.box(canvas.bounds)
        }
        #expect(canvas.text == "\n bc…\n")
        #expect(canvas.clip == canvas.bounds)
    }

    @Test("joins lines where panes meet") func joinedLines() {
        var canvas = Canvas(width: 24, height: 6)
        canvas.box(canvas.bounds)
        let inside = canvas.bounds.inset(by: 1)
        let rows = inside.rows([.fixed(2), .share(1)])
        let columns = rows[0]?.columns([.share(1), .share(1)], gap: 1) ?? []
        for place in columns + [rows[1]] {
            if let place { canvas.pane(place, title: "P", focused: place == rows[1]) }
        }
        if let left = columns.first.flatMap(\.self) { canvas.divider(rightOf: left) }
        #expect(
            canvas.text == """
                ┌──────────────────────┐
                ├─ P ───────┬─ P ──────┤
                │           │          │
                ├─[P]───────┴──────────┤
                │                      │
                └──────────────────────┘
                """
        )
    }

    @Test("puts the detail of a pane at the right, and leaves it out where there is no room") func paneDetail() {
        var canvas = Canvas(width: 30, height: 2)
        canvas.pane(Rect(x: 0, y: 0, width: 30, height: 1), title: "Frames", detail: "3 errors", focused: false)
        canvas.pane(Rect(x: 0, y: 1, width: 12, height: 1), title: "Frames", detail: "3 errors", focused: false)
        #expect(canvas.text == "─ Frames ────────── 3 errors ─\n─ Frames ───╴")
    }

    @Test("lays the selection over what is drawn") func selection() {
        var canvas = Canvas(width: 3, height: 1)
        canvas.write("abc", x: 0, y: 0, role: .value)
        canvas.mark(Rect(x: 1, y: 0, width: 1, height: 1), selected: true)
        #expect(canvas.cells.map(\.isSelected) == [false, true, false])
        #expect(canvas.cells.allSatisfy { $0.role == .value })
    }

    @Test(
        "has an ASCII character for every line and sign that the console draws",
        arguments: Array("─│┌┐└┘├┤┬┴┼▸▾▲→…·▐✓✗×−°"))
    func ascii(character: Character) {
        #expect(character.ascii.isASCII)
        #expect(character.ascii != "?")
    }
}
