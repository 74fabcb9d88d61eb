import Testing

@testable import TerminalKit

@Suite struct ListViewTests {
    private let rect = Rect(x: 0, y: 0, width: 12, height: 5)

    private func list(count: Int = 100, selecting row: Int = 0) -> ListView {
        var list = ListView()
        list.layout(in: rect, count: count)
        list.select(row)
        return list
    }

    @Test("asks only for the rows that are seen") func virtual() {
        var canvas = Canvas(width: 12, height: 5)
        var asked: [Int] = []
        list(count: 1_000_000, selecting: 500_002).draw(into: &canvas, focused: true) { row in
            asked.append(row)
            return StyledLine("\(row)")
        }
        #expect(asked == Array(499_998...500_002))
        #expect(canvas.textOfRow(4) == ">500002")
    }

    @Test("marks the selected row with a sign and, when focused, with the selection") func marks() {
        for isFocused in [true, false] {
            var canvas = Canvas(width: 12, height: 5)
            list(count: 3, selecting: 1).draw(into: &canvas, focused: isFocused) { StyledLine("row \($0)") }
            #expect(canvas.text == " row 0\n>row 1\n row 2\n\n")
            #expect(canvas[11, 1].isSelected == isFocused)
            #expect(!canvas[11, 0].isSelected)
        }
    }

    @Test("moves by row, page, half a page and to both ends") func movement() {
        let script: [(Key, Int)] = [
            (.down, 1), ("j", 2), ("k", 1), (.up, 0), (.up, 0), (.pageDown, 4), (.control("d"), 6), (.control("u"), 4),
            (.pageUp, 0), ("G", 99), (.down, 99), (.home, 0), (.end, 99),
        ]
        var list = list()
        for (key, row) in script {
            #expect(list.handle(key) == .moved)
            #expect(list.selection == row, "after \(key)")
        }
    }

    @Test("goes to the first row with g twice, and not with one") func twiceG() {
        var list = list(selecting: 50)
        _ = list.handle("g")
        #expect(list.selection == 50)
        _ = list.handle("g")
        #expect(list.selection == 0)
        list.select(50)
        for key in ["g", .down, "g"] as [Key] { _ = list.handle(key) }
        #expect(list.selection == 51)
    }

    @Test("selects the clicked row, opens it with a double click and scrolls with the wheel") func mouse() {
        var list = list(selecting: 20)
        #expect(list.handle(.mouse(.click, Point(3, 1))) == .moved)
        #expect(list.selection == 17)
        #expect(list.handle(.mouse(.doubleClick, Point(3, 2))) == .activated)
        #expect(list.selection == 18)
        #expect(list.handle(.mouse(.wheelDown, Point(3, 2))) == .moved)
        #expect(list.selection == 21)
        #expect(list.handle(.mouse(.click, Point(3, 9))) == .ignored)
    }

    @Test("keeps the same rows in view when rows leave at the front") func dropFirst() {
        var list = list(selecting: 50)
        let top = list.top
        list.dropFirst(10)
        #expect(list.selection == 40)
        #expect(list.top == top - 10)
    }

    @Test("has no selection when it is empty and does not open anything") func empty() {
        var list = list(count: 0)
        #expect(list.selected == nil)
        #expect(list.handle(.enter) == .ignored)
        #expect(list.handle(.down) == .moved)
    }

    @Test("keeps the selection within a list that becomes shorter") func shrinks() {
        var list = list(selecting: 99)
        list.layout(in: rect, count: 3)
        #expect(list.selection == 2)
        #expect(list.top == 0)
    }

    @Test("leaves keys alone that are not its own") func ignores() {
        var list = list()
        for key in [.escape, "e", .tab, .function(1), .left] as [Key] { #expect(list.handle(key) == .ignored) }
    }
}
