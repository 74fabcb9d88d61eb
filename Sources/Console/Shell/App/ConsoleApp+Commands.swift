import TerminalKit

extension ConsoleApp {
    /// What works on every screen.
    public static let commandTable: [Command<ConsoleApp>] = [
        Command("command", ":", label: "command", help: "Open the palette: every command, with completion.") { app, _ in
            app.openPalette()
            return .handled
        },
        Command("help", "?", .function(1), label: "help", help: "Show the keys of the focused pane and run one.") {
            app, _ in
            .present(app.help)
        },
        Command("close", "q", label: "close", help: "Close what is open over the first screen.", aliases: ["q"]) {
            app, _ in
            app.closeScreen()
        },
        Command(
            "quit", "Q", .control("c"), help: "Quit; asks once if edits are not saved.", aliases: ["q!", "exit"]
        ) { _, _ in .quit },
        Command(
            "theme", help: "Choose the colours.",
            arguments: [Argument("NAME", isOptional: true) { app, _ in app.themes.names }]
        ) { app, words in app.chooseTheme(words.first) },
        Command(
            "screen", help: "Go to a screen; its digit does the same.",
            arguments: [Argument("NAME") { _, _ in ScreenID.allCases.map { $0.title.lowercased() } }]
        ) { app, words in app.chooseScreen(words[0]) },
        Command("redraw", .control("l"), help: "Paint everything again.") { app, _ in
            app.add(.repaint)
            return .handled
        },
        Command("suspend", .control("z"), help: "Go back to the shell; `fg` comes back.") { app, _ in
            app.add(.suspend)
            return .handled
        },
    ]

    var commands: [BoundCommand] { Self.commandTable.bound(to: self) }

    private func closeScreen() -> Reaction {
        guard screen.id == screens[0].id else { return .show(screens[0].id) }
        return .message(Notice("nothing to close; Q quits"))
    }

    private func chooseScreen(_ name: String) -> Reaction {
        let wanted = name.lowercased()
        let found = screens.first { "\($0.id.rawValue)" == wanted || $0.id.title.lowercased().hasPrefix(wanted) }
        guard let found else {
            return .message(.error("no screen `\(name)`; \(screens.map(\.id.title).joined(separator: ", "))"))
        }
        return .show(found.id)
    }

    private func chooseTheme(_ name: String?) -> Reaction {
        let names = themes.names
        guard let name else {
            let current = names.firstIndex(of: theme.name) ?? 0
            return .present(
                ChooseDialog("Theme", names.map { StyledLine($0) }, selected: current) { .run("theme \(names[$0])") }
            )
        }
        do {
            use(try themes.theme(named: name))
            return .message(Notice("theme \(name)"))
        } catch {
            return .message(.error(error.description))
        }
    }
}
