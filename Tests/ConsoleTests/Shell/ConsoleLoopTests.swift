import TerminalKit
import Testing

@testable import Console

/// A terminal of memory: it gives a script of inputs and keeps what was asked of it.
private final class ScriptedTerminal: TerminalDevice {
    var size = (width: 80, height: 24)
    var script: [TerminalInput]
    var painted: [Canvas] = []
    var asked: [String] = []
    var clipboardLimit = 10

    init(_ script: [TerminalInput]) { self.script = script }

    func paint(_ canvas: Canvas) { painted.append(canvas) }
    func repaint() { asked.append("repaint") }
    func next(timeout: Duration?, wakeable: Bool) -> TerminalInput { script.isEmpty ? .ended : script.removeFirst() }
    func use(_ theme: Theme) { asked.append("theme \(theme.name)") }
    func copy(_ text: String) -> Bool {
        asked.append("copy \(text)")
        return text.count <= clipboardLimit
    }
    func suspend() { asked.append("suspend") }
    func close() {}
    var waker: @Sendable () -> Void { {} }
}

@Suite struct ConsoleLoopTests {
    private func run(_ console: TestConsole, _ script: [TerminalInput]) -> ScriptedTerminal {
        let terminal = ScriptedTerminal(script)
        var loop = ConsoleLoop(terminal: terminal, app: console.app) { $0() }
        loop.run()
        return terminal
    }

    @Test("ends when it is quit and leaves the rest unread") func quits() {
        let terminal = run(TestConsole(), [.key("Q"), .key("m")])
        #expect(terminal.script == [.key("m")])
    }

    @Test("ends when the terminal is gone") func ended() {
        let console = TestConsole()
        let terminal = run(console, [.key("m"), .ended, .key("m")])
        #expect(console.objects.asked == ["mark"])
        #expect(terminal.script.count == 1)
    }

    @Test("paints at once, and not for each of many wakes") func paints() {
        let terminal = run(TestConsole(), Array(repeating: .woken, count: 5_000))
        #expect(terminal.painted.count >= 1)
        #expect(terminal.painted.count < 100)
    }

    @Test("carries out what the application asks of the terminal") func effects() {
        let console = TestConsole()
        console.app.begin(withTheme: "light")
        let terminal = run(console, [.key(.control("z")), .key(.control("l"))])
        #expect(terminal.asked == ["theme light", "suspend", "repaint"])
    }

    @Test("says when a text is too long for the clipboard") func copy() {
        let console = TestConsole()
        console.app.perform(.copy("a short text and more", saying: Notice("copied")))
        _ = run(console, [.woken])
        #expect(console.status == "✗ too long for the clipboard of a terminal; export it to a file")
    }

    @Test("draws for the size that the terminal has now") func resize() {
        let terminal = ScriptedTerminal([.key(.resize)])
        terminal.size = (100, 30)
        var loop = ConsoleLoop(terminal: terminal, app: TestConsole().app) { $0() }
        loop.run()
        #expect(terminal.painted.first?.width == 100)
    }
}
