import Testing

@testable import TerminalKit

@Suite struct KeyBarTests {
    private func bar(width: Int) -> KeyBar {
        KeyBar(
            first: [KeyHint("1", "Objects", isCurrent: true), KeyHint("2", "Frames")],
            middle: [KeyHint("e", "edit"), KeyHint("i", "inject", isEnabled: false)], last: [KeyHint("?", "help")],
            in: Rect(x: 0, y: 0, width: width, height: 1)
        )
    }

    private func text(width: Int) -> String {
        var canvas = Canvas(width: width, height: 1)
        bar(width: width).draw(into: &canvas)
        return canvas.text
    }

    @Test("shows as many keys as fit and the last ones always") func fits() {
        #expect(text(width: 50) == "1 Objects 2 Frames  e edit i inject ? help")
        #expect(text(width: 36) == "1 Objects 2 Frames  e edit ? help")
        #expect(text(width: 27) == "1 Objects 2 Frames  ? help")
    }

    @Test("knows the key under the mouse") func click() {
        #expect(bar(width: 50).key(at: Point(21, 0)) == "e")
        #expect(bar(width: 50).key(at: Point(19, 0)) == nil)
        #expect(bar(width: 50).key(at: Point(21, 1)) == nil)
    }

    @Test("names keys as users know them") func names() {
        let keys: [Key] = [.enter, .control("f"), .function(1), " ", "G", .backTab, .pageUp, .right]
        #expect(keys.map(\.description) == ["Enter", "Ctrl-F", "F1", "Space", "G", "Shift-Tab", "PgUp", "→"])
    }
}
