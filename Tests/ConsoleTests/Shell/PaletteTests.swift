import TerminalKit
import Testing

@testable import Console

@Suite struct PaletteTests {
    @Test("offers every command while its name is typed") func completes() {
        let console = TestConsole()
        console.press(":")
        console.type("g")
        let lines = console.text().split(separator: "\n").suffix(4)
        #expect(
            Array(lines) == [
                "├──────────────────────────────────────────────────────────────────────────────┤",
                "│>:goto OBIS  Go to an object.                                                 │",
                "│:g                                                                            │",
                "└ Enter run Tab complete ↑ earlier Esc leave                                   ┘",
            ]
        )
    }

    @Test("completes names and arguments with Tab and runs with Enter") func runs() {
        let console = TestConsole()
        console.press(":")
        console.type("go")
        console.press(.tab)
        console.type("0.0.1")
        console.press(.tab, .enter)
        #expect(console.objects.asked == ["goto 0.0.1.0.0.255"])
        #expect(console.app.dialogs.isEmpty)
    }

    @Test("goes through several completions and back") func cycles() {
        let console = TestConsole()
        console.press(":")
        console.type("goto 1.0")
        console.press(.tab, .tab, .backTab, .enter)
        #expect(console.objects.asked == ["goto 1.0.1.8.0.255"])
    }

    @Test("runs what belongs to another screen there") func otherScreen() {
        let console = TestConsole()
        console.press(":")
        console.type("export")
        console.press(.enter)
        #expect(console.app.screen.id == .frames)
        #expect(console.frames.asked == ["export"])
    }

    @Test(
        "says what is wrong with a line in one line",
        arguments: [
            ("goo 1", "✗ no command `goo`; did you mean \"goto\"?"),
            ("s", "✗ no command `s`; it may be say, screen, suspend"), ("goto", "✗ usage: :goto OBIS"),
            ("goto 1 2", "✗ usage: :goto OBIS"), ("xyzzy", "✗ no command `xyzzy`; `:help` lists all"),
            ("theme pink", "✗ no theme `pink`; there are dark, light, high-contrast, mono, colour-blind"),
        ]) func faults(line: String, answer: String)
    {
        let console = TestConsole()
        console.app.run(line)
        #expect(console.status == answer)
    }

    @Test("takes the beginning of a name, an alias, quoted words and the rest of a line") func words() {
        let console = TestConsole()
        for line in ["got 1", "goto \"a b\"", "goto 2 "] { console.app.run(line) }
        #expect(console.objects.asked == ["goto 1", "goto a b", "goto 2"])
        console.app.run("say a meter in the terminal")
        #expect(console.status == "a meter in the terminal")
        console.app.run("q!")
        #expect(console.app.takeEffects() == [.quit])
    }

    @Test("remembers what was entered") func history() {
        let console = TestConsole()
        for line in ["mark", "goto 7"] {
            console.press(":")
            console.type(line)
            console.press(.enter)
        }
        console.press(":", .up, .up, .enter)
        #expect(console.objects.asked == ["mark", "goto 7", "mark"])
        console.press(":", .up, .up, .down, .enter)
        #expect(console.objects.asked.last == "mark")
    }

    @Test(
        "is left with Esc, Ctrl-C and Backspace on an empty line",
        arguments: [.escape, .backspace, .control("c")] as [Key])
    func leaves(key: Key) {
        let console = TestConsole()
        console.press(":", key)
        #expect(console.app.dialogs.isEmpty)
        #expect(console.app.takeEffects().isEmpty)
    }

    @Test("takes keys of the screen as text") func text() {
        let console = TestConsole()
        console.press(":")
        console.type("q2?z")
        #expect(console.status == ":q2?z")
        #expect(console.app.screen.id == .objects)
    }
}

@Suite struct PromptTests {
    @Test("says while it is typed whether the line is valid, and does not take an invalid one") func validity() {
        var committed: [String] = []
        var rules = Prompt.Rules()
        rules.showsValidity = true
        rules.fault = { $0.contains("=") && !$0.contains("==") ? "use == to compare" : nil }
        let prompt = Prompt("/", rules: rules) { line in
            committed.append(line)
            return .handled
        }
        func row() -> String {
            prompt.layout(in: prompt.frame(in: Rect(x: 0, y: 0, width: 44, height: 5)))
            var canvas = Canvas(width: 44, height: 5)
            prompt.draw(into: &canvas)
            return canvas.textOfRow(4)
        }
        for character in "svc=" { _ = prompt.handle(.character(character)) }
        #expect(row() == "/svc=                    ✗ use == to compare")
        _ = prompt.handle(.enter)
        #expect(committed.isEmpty)
        for character in "=get" { _ = prompt.handle(.character(character)) }
        #expect(row() == "/svc==get                            ✓ valid")
        _ = prompt.handle(.enter)
        #expect(committed == ["svc==get"])
    }

    @Test("tells its owner of every change and that it was left") func changes() {
        var lines: [String] = []
        var rules = Prompt.Rules()
        rules.changed = { lines.append($0) }
        rules.left = { lines.append("left") }
        let prompt = Prompt("/", rules: rules) { _ in .handled }
        for key in ["a", .paste("bc"), .left, .backspace, .escape] as [Key] { _ = prompt.handle(key) }
        #expect(lines == ["a", "abc", "ac", "left"])
    }
}
