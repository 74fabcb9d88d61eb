import Testing

@testable import TerminalCurses

@Suite struct CapabilityTests {
    @Test(
        "removes the delays that only ncurses understands",
        arguments: [
            ("\u{1B}[m\u{0F}$<2>", "\u{1B}[m\u{0F}"), ("$<10/>\u{1B}c", "\u{1B}c"), ("\u{1B}[?1049l", "\u{1B}[?1049l"),
            ("a$b", "a$b"),
        ]) func padding(capability: String, sent: String)
    {
        #expect(Terminal.withoutPadding(capability) == sent)
    }
}
