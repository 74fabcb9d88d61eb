import TerminalKit
import Testing

@testable import Console

@Suite struct HelpTests {
    @Test("lists the focused pane first, then screen and application") func sections() {
        let console = TestConsole()
        console.press(.tab, "?")
        let text = console.text(width: 100, height: 30)
        let headings = ["Help: Objects, detail", "edit", ":mark", "Everywhere", ":theme [NAME]"]
        let places = headings.map { text.range(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("runs the selected entry") func runs() {
        let console = TestConsole()
        console.press("?")
        console.type("mark the")
        console.press(.enter)
        #expect(console.objects.asked == ["mark"])
        #expect(console.app.dialogs.isEmpty)
    }

    @Test("asks for the argument of an entry that needs one") func argument() {
        let console = TestConsole()
        console.press("?")
        console.type("goto")
        console.press(.enter)
        console.type("1.2.3")
        console.press(.enter)
        #expect(console.objects.asked == ["goto 1.2.3"])
    }

    @Test("says why an entry cannot be used") func disabled() {
        let console = TestConsole()
        console.objects.readOnlyReason = "read-only"
        console.press(.tab, "?")
        #expect(console.text(width: 120, height: 40).contains("(read-only) Change the value."))
    }

    @Test("leaves the search first, then the page") func leaves() {
        let console = TestConsole()
        console.press("?", "x", .escape)
        #expect(console.app.dialogs.count == 1)
        console.press(.escape)
        #expect(console.app.dialogs.isEmpty)
    }
}
