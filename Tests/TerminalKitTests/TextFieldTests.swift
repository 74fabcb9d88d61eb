import Testing

@testable import TerminalKit

@Suite struct TextFieldTests {
    private func after(_ keys: [Key], of text: String = "") -> TextField {
        var field = TextField(text)
        for key in keys { _ = field.handle(key) }
        return field
    }

    @Test("inserts where the cursor stands") func inserts() {
        #expect(after([.home, "1", .right, "2", .left, "3"], of: "ab").text == "1a32b")
    }

    @Test("is cleared by End and Backspace") func clears() {
        let field = after([.home, .end] + Array(repeating: .backspace, count: 12), of: "12345")
        #expect(field.text.isEmpty)
        #expect(field.cursor == 0)
    }

    @Test("deletes forwards, to both ends and by word") func deletes() {
        #expect(after([.home, .delete], of: "abc").text == "bc")
        #expect(after([.left, .control("u")], of: "abc").text == "c")
        #expect(after([.left, .left, .control("k")], of: "abc").text == "a")
        #expect(after([.control("w")], of: "inject voltage_l1 ").text == "inject ")
    }

    @Test("takes a paste as one insertion without its line ends") func paste() {
        #expect(after([.left, .paste("00 01\r\n00 10\n")], of: "<>").text == "<00 0100 10>")
    }

    @Test("says whether the text changed") func reactions() {
        var field = TextField("a")
        #expect(field.handle(.left) == .moved)
        #expect(field.handle("b") == .edited)
        #expect(field.handle(.enter) == .ignored)
        #expect(field.handle(.tab) == .ignored)
    }

    @Test("scrolls with the cursor and shows it") func scrolls() {
        var canvas = Canvas(width: 6, height: 1)
        var field = TextField("0123456789")
        field.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.text == "56789")
        #expect(canvas.cursor == Point(5, 0))
        _ = field.handle(.home)
        field.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.text == "012345")
        #expect(canvas.cursor == Point(0, 0))
    }
}

@Suite struct HistoryTests {
    @Test("goes back through what was entered and forward to what was being written") func walk() {
        var history = History()
        for line in ["goto 1", "theme light", "goto 1"] { history.append(line) }
        #expect(history.lines == ["theme light", "goto 1"])
        #expect(history.older(than: "dra") == "goto 1")
        #expect(history.older(than: "goto 1") == "theme light")
        #expect(history.older(than: "theme light") == nil)
        #expect(history.newer() == "goto 1")
        #expect(history.newer() == "dra")
        #expect(history.newer() == nil)
    }

    @Test("forgets the oldest above its limit") func limit() {
        var history = History(limit: 2)
        for line in ["a", "b", "", "c"] { history.append(line) }
        #expect(history.lines == ["b", "c"])
    }
}
