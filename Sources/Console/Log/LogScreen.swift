import MeterHost
import TerminalKit

/// What happened on the meter, newest last.
public final class LogScreen: Screen {
    public let id = ScreenID.log
    public let focusedPane = "Log"
    let meter: RunningMeter
    var list = ListView()
    /// New events are selected as they come.
    var isFollowing = true
    /// Only events that went wrong.
    var showsErrorsOnly = false
    private var first = 1
    /// Numbers of the events shown, when not all are.
    private(set) var errors: [Int] = []
    private var unseen = 1
    private var place = Rect.zero

    public init(meter: RunningMeter) { self.meter = meter }

    public var commands: [BoundCommand] { Self.commandTable.bound(to: self) }

    var count: Int { showsErrorsOnly ? errors.count : meter.log.count }

    /// The event in a row.
    subscript(row: Int) -> MeterEvent? {
        guard showsErrorsOnly else { return meter.log[meter.log.firstNumber + row] }
        return errors.indices.contains(row) ? meter.log[errors[row]] : nil
    }

    public func layout(in rect: Rect) {
        place = rect
        dropForgotten()
        for number in max(unseen, first)..<meter.log.nextNumber where meter.log[number]?.isError == true {
            errors.append(number)
        }
        unseen = meter.log.nextNumber
        list.layout(in: rect.paneContents, count: count)
        if isFollowing { list.select(count - 1) }
    }

    private func dropForgotten() {
        let gone = meter.log.firstNumber - first
        first = meter.log.firstNumber
        let goneErrors = errors.prefix { $0 < first }.count
        errors.removeFirst(goneErrors)
        list.dropFirst(showsErrorsOnly ? goneErrors : gone)
    }

    public func handle(_ key: Key) -> Reaction {
        let before = list.selection
        guard list.handle(key) == .moved else { return .ignored }
        let isEnd = key == .end || key == "G"
        if list.selection != before || isEnd { isFollowing = isEnd }
        return .handled
    }

    public func draw(into canvas: inout Canvas) {
        var detail = StyledLine(isFollowing ? "following · " : "", .good)
        if showsErrorsOnly { detail.append("errors only · ", .warning) }
        detail.append("\(count) events")
        canvas.pane(place, title: "Log", detail: detail, focused: true)
        list.draw(into: &canvas, focused: true) { self[$0].map(Self.line) ?? "" }
    }

    static func line(_ event: MeterEvent) -> StyledLine {
        var line = StyledLine(TimeText.timeOfDay(milliseconds: event.time) + " ", .dim)
        line.append(event.isError ? "! " : "  ", .error)
        if let origin = event.origin { line.append((origin.peer ?? origin.line) + " ", .dim) }
        if let client = event.client, let server = event.server { line.append("\(client)→\(server) ", .value) }
        line.append(event.message, event.isError ? .error : .text)
        return line
    }
}
