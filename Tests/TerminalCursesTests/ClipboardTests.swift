import Testing

@testable import TerminalCurses

@Suite struct ClipboardTests {
    @Test("sends text as OSC 52") func plain() {
        #expect(Clipboard.sequence(for: "C4 01", environment: [:]) == "\u{1B}]52;c;QzQgMDE=\u{07}")
    }

    @Test("wraps it for tmux, which takes the one or the other by its settings") func tmux() {
        let sequence = Clipboard.sequence(for: "a", environment: ["TMUX": "/tmp/tmux-0/default,1,0"])
        #expect(sequence == "\u{1B}]52;c;YQ==\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{07}\u{1B}\\")
    }

    @Test("wraps it for screen") func screen() {
        let sequence = Clipboard.sequence(for: "a", environment: ["STY": "1.pts-0"])
        #expect(sequence == "\u{1B}P\u{1B}]52;c;YQ==\u{07}\u{1B}\\")
    }

    @Test("refuses what terminals throw away without a word") func limit() {
        let longest = Clipboard.limit / 4 * 3
        #expect(Clipboard.sequence(for: String(repeating: "a", count: longest), environment: [:]) != nil)
        #expect(Clipboard.sequence(for: String(repeating: "a", count: longest + 3), environment: [:]) == nil)
    }
}
