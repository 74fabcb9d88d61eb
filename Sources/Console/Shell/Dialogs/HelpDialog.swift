import TerminalKit

/// The commands of the focused pane, of the screen and of the application; Enter runs the selected one.
public final class HelpDialog: Dialog {
    /// A heading and the commands below it.
    struct Section {
        let title: String
        let commands: [BoundCommand]
    }

    private enum Row {
        case heading(String)
        case command(BoundCommand)
        /// A key of lists and trees, which cannot be run from here.
        case movement(CommandRecord)
    }

    public let title: String
    private let sections: [Section]
    private var filter = ""
    private var rows: [Row] = []
    private var list = ListView()
    private var frame = Rect.zero

    init(title: String, sections: [Section]) {
        (self.title, self.sections) = (title, sections)
        refresh()
    }

    public var hints: [KeyHint] {
        [KeyHint(.enter, "run it"), KeyHint(.backspace, "type to search"), KeyHint(.escape, "back")]
    }

    public func frame(in area: Rect) -> Rect { area.centred(width: min(96, area.width - 4), height: area.height - 2) }

    public func layout(in frame: Rect) {
        self.frame = frame
        list.layout(in: frame.inset(left: 1, top: 2, right: 1, bottom: 1), count: rows.count)
    }

    public func draw(into canvas: inout Canvas) {
        drawBox(frame, into: &canvas)
        let search = filter.isEmpty ? StyledLine("type to search", .dim) : StyledLine("search: " + filter, .input)
        canvas.write(search, in: frame.boxContents.row(0))
        list.draw(into: &canvas, focused: true, row: { line(rows[$0]) })
    }

    private func line(_ row: Row) -> StyledLine {
        switch row {
        case .heading(let title): StyledLine(title, .title)
        case .movement(let record): line(record, disabled: nil)
        case .command(let command): line(command.record, disabled: command.disabledReason())
        }
    }

    private func line(_ record: CommandRecord, disabled: String?) -> StyledLine {
        let keys = record.keys.map(\.description).joined(separator: " ")
        let line =
            StyledLine("  " + keys, .key).fitted(to: 16)
            + StyledLine(record.name.isEmpty ? "" : record.usage, .keyLabel).fitted(to: 24) + StyledLine(" ")
        guard let disabled else { return line + StyledLine(record.help) }
        return line + StyledLine("(\(disabled)) \(record.help)", .dim)
    }

    public func handle(_ key: Key) -> Reaction {
        switch key {
        case .escape where filter.isEmpty: return .dismiss
        case .escape: search("")
        case .backspace: search(String(filter.dropLast()))
        case .character(let character): search(filter + String(character))
        case .enter: return run()
        default: if list.handle(key) == .activated { return run() }
        }
        return .handled
    }

    private func run() -> Reaction {
        guard rows.indices.contains(list.selection), case .command(let command) = rows[list.selection] else {
            return .handled
        }
        let record = command.record
        return .dismissThen(record.runsAlone ? .run(record.name) : .prompt(record.name + " "))
    }

    private func search(_ text: String) {
        filter = text
        refresh()
    }

    private func selectFirst() {
        list.layout(in: list.rect, count: rows.count)
        list.select(rows.firstIndex { if case .heading = $0 { false } else { true } } ?? 0)
    }

    private func refresh() {
        rows = sections.flatMap { section in
            let matching = section.commands.filter { matches($0.record) }
            return matching.isEmpty ? [] : [Row.heading(section.title)] + matching.map(Row.command)
        }
        let movement = movementRecords.filter(matches)
        if !movement.isEmpty { rows += [.heading("Lists and trees")] + movement.map(Row.movement) }
        selectFirst()
    }

    private func matches(_ record: CommandRecord) -> Bool {
        guard !filter.isEmpty else { return true }
        let text = ([record.name, record.help] + record.keys.map(\.description)).joined(separator: " ")
        return text.lowercased().contains(filter.lowercased())
    }
}
