import TerminalKit

extension ConsoleApp {
    /// The least that the console can be used with.
    public static let minimumSize = (width: 60, height: 16)

    var isTooSmall: Bool { size.width < Self.minimumSize.width || size.height < Self.minimumSize.height }

    /// Takes the size of the terminal and brings everything up to date for drawing.
    public func layout(width: Int, height: Int) {
        size = (width, height)
        layout()
    }

    func layout() {
        guard !isTooSmall else { return }
        screen.layout(in: screenPlace)
        for dialog in dialogs { dialog.layout(in: dialog.frame(in: dialogPlace)) }
    }

    private var inside: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height).inset(by: 1) }
    private var screenPlace: Rect { inside.inset(bottom: 1) }
    /// Dialogs may cover the screen and the status line.
    private var dialogPlace: Rect { inside }

    /// Draws everything; changes nothing.
    public func draw(into canvas: inout Canvas) {
        guard !isTooSmall else { return drawTooSmall(into: &canvas) }
        canvas.box(canvas.bounds)
        environment.title().draw(into: &canvas, in: canvas.bounds.row(0))
        screen.draw(into: &canvas)
        drawStatus(into: &canvas)
        drawKeyBar(into: &canvas)
        if !dialogs.isEmpty { canvas.cursor = nil }
        for dialog in dialogs { dialog.draw(into: &canvas) }
    }

    /// A canvas of the terminal's size with everything on it.
    public func canvas(width: Int, height: Int) -> Canvas {
        layout(width: width, height: height)
        var canvas = Canvas(width: width, height: height)
        draw(into: &canvas)
        return canvas
    }

    private func drawTooSmall(into canvas: inout Canvas) {
        let lines = [
            "MeterConsole needs \(Self.minimumSize.width)×\(Self.minimumSize.height)",
            "this terminal has \(size.width)×\(size.height)", "Q quits",
        ]
        let place = canvas.bounds.centred(width: canvas.width, height: lines.count)
        for (index, line) in lines.enumerated() { canvas.write(StyledLine(line), in: place.row(index), align: .centre) }
    }

    /// The status line; a notice that needs more than one line covers the end of the screen until the next key.
    private func drawStatus(into canvas: inout Canvas) {
        let lines = notice?.lines(width: inside.width).prefix(4) ?? [screen.status]
        for (index, line) in lines.enumerated() {
            let row = inside.row(inside.height - lines.count + index)
            canvas.fill(row)
            canvas.write(line, in: row)
        }
    }

    private func drawKeyBar(into canvas: inout Canvas) {
        let row = Rect(x: 1, y: size.height - 1, width: size.width - 2, height: 1)
        canvas.fill(row)
        keyBar.draw(into: &canvas)
    }

    /// The last line: the screens by their digits, then the keys of the focused pane; a dialog has its own.
    var keyBar: KeyBar {
        let row = Rect(x: 2, y: size.height - 1, width: size.width - 4, height: 1)
        if let dialog = dialogs.last { return KeyBar(first: dialog.hints, middle: [], last: [], in: row) }
        let digits = screens.map { KeyHint($0.id.key, label(of: $0.id), isCurrent: $0.id == screen.id) }
        let own =
            screen.commands.filter { $0.record.pane == screen.focusedPane }
            + screen.commands.filter { $0.record.pane == nil }
        let global = commands.filter { !$0.record.label.isEmpty }
        return KeyBar(
            first: digits, middle: Self.hints(own), last: Self.hints(global.filter { $0.record.name != "close" }),
            in: row
        )
    }

    /// Where it is narrow the names of the other screens give way to keys.
    private func label(of id: ScreenID) -> String {
        size.width < 100 && id != screen.id ? String(id.title.prefix(3)) : id.title
    }

    private static func hints(_ commands: [BoundCommand]) -> [KeyHint] {
        commands.compactMap { command in
            guard let key = command.record.keys.first, !command.record.label.isEmpty else { return nil }
            return KeyHint(key, command.record.label, isEnabled: command.disabledReason() == nil)
        }
    }
}
