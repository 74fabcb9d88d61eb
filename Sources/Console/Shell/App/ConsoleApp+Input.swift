import TerminalKit

extension ConsoleApp {
    /// Takes one key; what it does to the terminal waits in ``takeEffects()``.
    public func handle(_ key: Key) {
        switch key {
        case .resize: return
        case .control("z"): return add(.suspend)
        case .control("l"): return add(.repaint)
        default: break
        }
        notice = nil
        layout()
        if case .mouse(.click, let point) = key, let clicked = keyBar.key(at: point) { return handle(clicked) }
        guard let dialog = dialogs.last else { return handleOnScreen(key) }
        // What ends a program elsewhere leaves a dialog here.
        perform(dialog.handle(key == .control("c") ? .escape : key))
    }

    private func handleOnScreen(_ key: Key) {
        let reaction = isTooSmall ? Reaction.ignored : screen.handle(key)
        guard case .ignored = reaction else { return perform(reaction) }
        if let digit = ScreenID.allCases.first(where: { $0.key == key }) { return show(digit) }
        guard let command = command(for: key) else { return }
        if let reason = command.disabledReason() {
            notice = .warning("\(command.record.name): \(reason)")
        } else {
            perform(command.record.runsAlone ? command.run([]) : .prompt(command.record.name + " "))
        }
    }

    /// The command that a key means now: the focused pane's, then the screen's, then the application's.
    private func command(for key: Key) -> BoundCommand? {
        let own = screen.commands.filter { $0.record.keys.contains(key) }
        return own.first { $0.record.pane == screen.focusedPane } ?? own.first { $0.record.pane == nil }
            ?? (environment.commands + commands).first { $0.record.keys.contains(key) }
    }

    /// Runs a line of the palette.
    func run(_ line: String) {
        switch table.resolve(line) {
        case .fault(let reason): notice = .error(reason)
        case .run(let entry, let arguments):
            if let id = entry.screen, id != screen.id {
                show(id)
                layout()
            }
            perform(entry.command.run(arguments))
        }
    }

    /// Everything that the palette can name.
    var table: CommandTable {
        let others = screens.filter { $0.id != screen.id }
        let own = (environment.commands + commands).map { CommandTable.Entry(command: $0, screen: nil) }
        return CommandTable(entries: Self.entries(of: screen) + own + others.flatMap(Self.entries))
    }

    private static func entries(of screen: any Screen) -> [CommandTable.Entry] {
        screen.commands.map { CommandTable.Entry(command: $0, screen: screen.id) }
    }

    /// Opens the palette with the beginning of a line.
    func openPalette(_ line: String = "") {
        let table = table
        var rules = Prompt.Rules()
        rules.complete = { table.completions(of: $0) }
        let prompt = Prompt(":", text: line, history: history, rules: rules) { [unowned self] line in
            history.append(line)
            return line.isEmpty ? .handled : .run(line)
        }
        perform(.present(prompt))
    }

    /// The help of the focused pane, of its screen and of the application.
    var help: HelpDialog {
        let pane = screen.focusedPane
        let own = screen.commands
        return HelpDialog(
            title: pane == screen.id.title ? "Help: \(pane)" : "Help: \(screen.id.title), \(pane)",
            sections: [
                HelpDialog.Section(title: pane, commands: own.filter { $0.record.pane == pane }),
                HelpDialog.Section(title: screen.id.title, commands: own.filter { $0.record.pane == nil }),
                HelpDialog.Section(title: "Everywhere", commands: environment.commands + commands),
                HelpDialog.Section(
                    title: "Other panes of \(screen.id.title)",
                    commands: own.filter { $0.record.pane != nil && $0.record.pane != pane }
                ),
            ]
        )
    }
}
