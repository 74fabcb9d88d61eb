import TerminalKit
import Testing

@testable import Console

@Suite struct ConsoleAppTests {
    @Test("draws title bar, screen, status line and key bar") func draws() {
        #expect(
            TestConsole().text(width: 80, height: 16) == """
                ┌─ three-phase ─ MCS00000001 ────────── 2026-11-22 20:31:07 ×1 ─ tcp :4059 ▲2 ─┐
                ├─[List]────────────────────────────────┬─ Detail ─────────────────────────────┤
                │>row 0                                 │                                      │
                │ row 1                                 │                                      │
                │ row 2                                 │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │                                       │                                      │
                │Objects status                                                                │
                └ 1 Objects 2 Fra  m mark : command ? help                                     ┘
                """
        )
    }

    @Test("has room for everything at 120 columns") func wide() {
        let lines = TestConsole().text(width: 120, height: 16).split(separator: "\n")
        #expect(lines.first?.hasPrefix("┌─ MeterConsole ─ three-phase ─ MCS00000001 ──") == true)
        #expect(lines.last?.hasPrefix("└ 1 Objects 2 Frames  m mark : command ? help") == true)
    }

    @Test("asks for a larger terminal below 60 by 16", arguments: [(59, 20), (80, 15), (10, 2), (1, 1)])
    func tooSmall(width: Int, height: Int) {
        let console = TestConsole()
        let text = console.text(width: width, height: height)
        #expect(!text.contains("Objects"))
        if width > 40, height > 3 { #expect(text.contains("MeterConsole needs 60×16")) }
        console.press("Q")
        #expect(console.app.takeEffects() == [.quit])
    }

    @Test("chooses screens by digit and goes back with q") func digits() {
        let console = TestConsole()
        console.press("2")
        #expect(console.app.screen.id == .frames)
        console.press("q")
        #expect(console.app.screen.id == .objects)
        console.press("q")
        #expect(console.status == "nothing to close; Q quits")
        console.press("6")
        #expect(console.app.screen.id == .objects)
    }

    @Test("looks a key up in the focused pane, then in the screen") func keys() {
        let console = TestConsole()
        console.press("e", "m")
        #expect(console.objects.asked == ["mark"])
        console.press(.tab, "e")
        #expect(console.objects.asked == ["mark", "edit"])
        #expect(console.status == "✓ edit")
    }

    @Test("says why a command cannot be used") func disabled() {
        let console = TestConsole()
        console.objects.readOnlyReason = "the console is read-only"
        console.press(.tab, "e")
        #expect(console.objects.asked.isEmpty)
        #expect(console.status == "! edit: the console is read-only")
    }

    @Test("keeps a notice until the next key") func notice() {
        let console = TestConsole()
        console.press("m")
        #expect(console.status == "✓ mark")
        #expect(console.status == "✓ mark", "drawing changes nothing")
        console.press(.down)
        #expect(console.status == "Objects status")
    }

    @Test("gives a long notice the lines that it needs") func longNotice() {
        let console = TestConsole()
        console.app.notice = .error(
            "/home/somebody/.config/meterconsole/themes/dark.yaml:3: error: unknown `txet`; known are text, title, type"
        )
        let rows = console.text().split(separator: "\n").suffix(3)
        #expect(
            rows.first?.contains("✗ /home/somebody/.config/meterconsole/themes/dark.yaml:3: error: unknown")
                == true)
        #expect(rows.dropFirst().first?.contains("`txet`; known are text, title, type") == true)
        console.press(.down)
        #expect(console.status == "Objects status")
    }

    @Test("quits at once when nothing is lost") func quits() {
        let console = TestConsole()
        console.press("Q")
        #expect(console.app.takeEffects() == [.quit])
        #expect(console.app.takeEffects().isEmpty)
    }

    @Test("asks once before edits are lost", arguments: ["y", .enter, "Q"] as [Key]) func asks(answer: Key) {
        let console = TestConsole(hasUnsavedEdits: true)
        console.press("Q")
        #expect(console.text().contains("Edits are not saved."))
        #expect(console.app.takeEffects().isEmpty)
        console.press(answer)
        #expect(console.app.takeEffects() == [.quit])
    }

    @Test("does not quit when the answer is no", arguments: ["n", .escape] as [Key]) func stays(answer: Key) {
        let console = TestConsole(hasUnsavedEdits: true)
        console.press("Q", answer)
        #expect(console.app.takeEffects().isEmpty)
        #expect(console.app.dialogs.isEmpty)
    }

    @Test("runs the entry of the key bar that is clicked, and chooses screens there") func clicks() {
        let console = TestConsole()
        console.press(.mouse(.click, Point(21, 23)))
        #expect(console.objects.asked == ["mark"])
        console.press(.mouse(.click, Point(13, 23)))
        #expect(console.app.screen.id == .frames)
        console.press(.mouse(.click, Point(60, 5)))
        #expect(console.frames.focusedPane == "detail")
    }

    @Test("zooms the focused pane") func zoom() {
        let console = TestConsole()
        console.press(.tab, "z")
        #expect(!console.text().contains("List"))
        console.press("z")
        #expect(console.text().contains("List"))
    }

    @Test("suspends and paints again from everywhere, also from a dialog") func terminalKeys() {
        let console = TestConsole()
        console.press(":", .control("z"), .control("l"))
        #expect(console.app.takeEffects() == [.suspend, .repaint])
        #expect(console.app.dialogs.count == 1)
    }
}
