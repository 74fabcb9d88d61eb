import Testing

@testable import TerminalKit

@Suite struct PaneGroupTests {
    private let rect = Rect(x: 1, y: 1, width: 20, height: 10)

    private func group() -> PaneGroup<String> {
        var group = PaneGroup(["tree", "inspector", "frames"])
        group.layout(in: rect, places)
        return group
    }

    private var places: [String: Rect?] {
        [
            "tree": Rect(x: 1, y: 1, width: 8, height: 10), "inspector": Rect(x: 10, y: 1, width: 11, height: 10),
            "frames": nil,
        ]
    }

    @Test("walks the panes that are shown with Tab and Shift-Tab") func walks() {
        var group = group()
        #expect(group.handle(.tab) == true)
        #expect(group.focus == "inspector")
        #expect(group.handle(.tab) == true)
        #expect(group.focus == "tree")
        #expect(group.handle(.backTab) == true)
        #expect(group.focus == "inspector")
    }

    @Test("gives the zoomed pane all the room and hides the others") func zoom() {
        var group = group()
        #expect(group.handle("z") == true)
        group.layout(in: rect, places)
        #expect(group.contents("tree") == rect.inset(top: 1))
        #expect(group.contents("inspector").isEmpty)
        _ = group.handle(.tab)
        group.layout(in: rect, places)
        #expect(group.contents("inspector") == rect.inset(top: 1))
        #expect(group.handle(.escape) == true)
        #expect(!group.isZoomed)
        #expect(group.handle(.escape) == false, "there is nothing more to leave")
    }

    @Test("focuses the pane that is clicked and leaves the click to it") func click() {
        var group = group()
        #expect(group.handle(.mouse(.click, Point(12, 4))) == false)
        #expect(group.focus == "inspector")
        #expect(group.handle(.mouse(.click, Point(3, 1))) == true, "a heading has nothing else to do with a click")
        #expect(group.focus == "tree")
    }

    @Test("moves the focus out of a pane that is dropped") func dropped() {
        var group = group()
        group.focus(on: "frames")
        group.layout(in: rect, places)
        #expect(group.focus == "tree")
    }
}
