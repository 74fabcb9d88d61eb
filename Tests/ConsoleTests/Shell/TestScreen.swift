import TerminalKit

@testable import Console

/// A screen of two panes whose commands write down what they were asked.
final class TestScreen: Screen {
    let id: ScreenID
    var panes = PaneGroup(["list", "detail"])
    var list = ListView()
    var asked: [String] = []
    var readOnlyReason: String?

    init(_ id: ScreenID) { self.id = id }

    static let commandTable: [Command<TestScreen>] = [
        Command(
            "edit", "e", label: "edit", help: "Change the value.", pane: "detail", disabled: { $0.readOnlyReason }
        ) { screen, _ in screen.note("edit") },
        Command("mark", "m", label: "mark", help: "Mark the row.") { screen, _ in screen.note("mark") },
        Command(
            "goto", help: "Go to an object.",
            arguments: [Argument("OBIS") { _, _ in ["1.0.1.8.0.255", "1.0.2.8.0.255", "0.0.1.0.0.255"] }]
        ) { screen, words in screen.note("goto \(words[0])") },
        Command("say", help: "Say it.", arguments: [Argument("TEXT", takesRest: true)]) { _, words in
            .message(Notice(words[0]))
        },
    ]

    /// The same commands under names of their own, as another screen has them.
    static let otherTable: [Command<TestScreen>] = [
        Command("export", "x", label: "export", help: "Write the frames to a file.") { screen, _ in
            screen.note("export")
        }
    ]

    var focusedPane: String { panes.focus }
    var commands: [BoundCommand] { (id == .objects ? Self.commandTable : Self.otherTable).bound(to: self) }
    var status: StyledLine { "\(id.title) status" }

    private func note(_ text: String) -> Reaction {
        asked.append(text)
        return .message(.good(text))
    }

    func layout(in rect: Rect) {
        let columns = rect.columns([.share(1), .share(1)], gap: 1)
        panes.layout(in: rect, ["list": columns[0], "detail": columns[1]])
        list.layout(in: panes.contents("list"), count: 3)
    }

    func draw(into canvas: inout Canvas) {
        if let list = panes.places["list"], panes.places.count > 1 { canvas.divider(rightOf: list) }
        for (id, place) in panes.places { canvas.pane(place, title: id.capitalized, focused: panes.focus == id) }
        list.draw(into: &canvas, focused: panes.focus == "list") { StyledLine("row \($0)") }
    }

    func handle(_ key: Key) -> Reaction {
        if panes.handle(key) { return .handled }
        return panes.focus == "list" && list.handle(key) != .ignored ? .handled : .ignored
    }
}

/// A console of two test screens.
struct TestConsole {
    let objects = TestScreen(.objects)
    let frames = TestScreen(.frames)
    let app: ConsoleApp

    init(hasUnsavedEdits: Bool = false, themes: ThemeStore = ThemeStore()) {
        let title = TitleBar(
            meter: "three-phase", identity: "MCS00000001", clock: "2026-11-22 20:31:07", speed: "×1",
            lines: [TitleBar.Line(name: "tcp :4059", clients: 2)]
        )
        app = ConsoleApp(
            screens: [objects, frames],
            environment: ConsoleEnvironment(title: { title }, hasUnsavedEdits: { hasUnsavedEdits }), themes: themes
        )
        app.layout(width: 80, height: 24)
    }

    func press(_ keys: Key...) { for key in keys { app.handle(key) } }

    func type(_ text: String) { for character in text { app.handle(.character(character)) } }

    func text(width: Int = 80, height: Int = 24) -> String { app.canvas(width: width, height: height).text }

    /// The status line.
    var status: String {
        let row = app.canvas(width: 80, height: 24).textOfRow(22)
        return row.dropFirst().dropLast().trimmingSuffix { $0 == " " }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
