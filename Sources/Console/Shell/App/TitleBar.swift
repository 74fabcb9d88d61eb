import TerminalKit

/// What the first line of the console says.
public struct TitleBar: Hashable, Sendable {
    /// One listener and how many clients it has.
    public struct Line: Hashable, Sendable {
        /// `tcp :4059`
        public var name: String
        public var clients: Int
        /// Why it is not listening; nil when it is.
        public var failure: String?

        public init(name: String, clients: Int, failure: String? = nil) {
            (self.name, self.clients, self.failure) = (name, clients, failure)
        }
    }

    /// The definition's name: `three-phase`.
    public var meter: String
    /// The logical device name: `MCS00000001`.
    public var identity: String
    /// The meter's date and time.
    public var clock: String
    /// `×1`; empty for none.
    public var speed: String
    public var lines: [Line]
    /// What must not be overlooked: `read-only`, `3 unsaved`.
    public var flags: [String]

    public init(
        meter: String = "", identity: String = "", clock: String = "", speed: String = "", lines: [Line] = [],
        flags: [String] = []
    ) {
        (self.meter, self.identity, self.clock) = (meter, identity, clock)
        (self.speed, self.lines, self.flags) = (speed, lines, flags)
    }
}

extension TitleBar {
    /// Draws the bar into a row that already holds the upper border; what there is no room for is left out, the
    /// program's name first.
    func draw(into canvas: inout Canvas, in row: Rect) {
        let right = clockAndLines
        let rightWidth = min(right.columns, row.width - 4)
        let room = row.width - 5 - rightWidth
        var left = names(count: 3)
        for count in [2, 1] where left.columns > room { left = names(count: count) }
        if room > 3 { canvas.write(left, x: row.x + 2, y: row.y, width: room) }
        canvas.write(right, x: row.endX - 2 - rightWidth, y: row.y, width: rightWidth)
    }

    private func names(count: Int) -> StyledLine {
        let all = [("MeterConsole", Role.title), (meter, .text), (identity, .value)].filter { !$0.0.isEmpty }
        let shown = count == 3 ? all[...] : all.dropFirst(1).prefix(count)
        return Self.joined(shown.map { StyledLine(" \($0.0) ", $0.1) })
    }

    private var clockAndLines: StyledLine {
        let time = [clock, speed].filter { !$0.isEmpty }.joined(separator: " ")
        let marks = flags.map { StyledLine(" \($0) ", .warning) }
        let clockPart = time.isEmpty ? [] : [StyledLine(" \(time) ")]
        var listeners = StyledLine([])
        for (index, line) in lines.enumerated() {
            listeners.append(index == 0 ? " " : " · ")
            listeners += line.text
        }
        if !lines.isEmpty { listeners.append(" ") }
        return Self.joined(marks + clockPart + (lines.isEmpty ? [] : [listeners]))
    }

    private static func joined(_ parts: [StyledLine]) -> StyledLine {
        var line = StyledLine([])
        for (index, part) in parts.enumerated() {
            if index > 0 { line.append("─", .border) }
            line += part
        }
        return line
    }
}

extension TitleBar.Line {
    fileprivate var text: StyledLine {
        if let failure { return StyledLine("\(name) ✗ \(failure)", .error) }
        return StyledLine("\(name) ▲\(clients)", clients > 0 ? .good : .text)
    }
}
