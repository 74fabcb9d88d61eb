import MeterHost
import TerminalKit

/// Connections, their associations and what was negotiated, and why something was refused.
public final class ClientsScreen: Screen {
    enum Pane: String, Hashable, Sendable { case list = "Clients", details = "Details" }

    public let id = ScreenID.clients
    let meter: RunningMeter
    let secrets: SecretPolicy
    var panes = PaneGroup<Pane>([.list, .details])
    var table = TableView([
        Column("peer", width: 21, weight: 1), Column("association", width: 22, weight: 2),
        Column("requests", width: 8, alignment: .right), Column("refused", width: 7, alignment: .right),
        Column("since", width: 8, dropOrder: 1), Column("state", width: 8, weight: 2, dropOrder: 0),
    ])
    var details = ListView()
    private(set) var connections: [ClientConnection] = []

    public init(meter: RunningMeter, secrets: SecretPolicy) { (self.meter, self.secrets) = (meter, secrets) }

    public var focusedPane: String { panes.focus.rawValue }
    public var commands: [BoundCommand] { Self.commandTable.bound(to: self) }
    /// What was refused last on any connection, and how many there are.
    public var status: StyledLine {
        let count = StyledLine("\(meter.clients.openCount) connected", .dim)
        let refusals = connections.compactMap { connection in connection.lastRefusal.map { (connection, $0) } }
        guard let (connection, last) = refusals.max(by: { $0.1.at < $1.1.at }) else { return count }
        let place = "  client \(last.client), \(connection.origin.peer ?? connection.origin.line)  "
        return StyledLine("! \(RefusalText(last.refusal).line)", .error) + StyledLine(place, .dim) + count
    }

    var selected: ClientConnection? {
        table.selected.flatMap { connections.indices.contains($0) ? connections[$0] : nil }
    }

    public func layout(in rect: Rect) {
        let rows = rect.rows([.share(1, minimum: 4), .share(1, minimum: 5, dropOrder: 1)])
        panes.layout(in: rect, [.list: rows[0], .details: rows[1]])
        connections = meter.clients.connections
        table.layout(in: panes.contents(.list), count: connections.count)
        details.layout(in: panes.contents(.details), count: detailLines.count)
    }

    public func handle(_ key: Key) -> Reaction {
        if panes.handle(key) { return .handled }
        if panes.focus == .details {
            guard key != .escape else {
                panes.focus(on: .list)
                return .handled
            }
            return details.handle(key) == .ignored ? .ignored : .handled
        }
        switch table.handle(key) {
        case .ignored: return .ignored
        case .activated: panes.focus(on: .details)
        case .moved: details.select(0)
        }
        return .handled
    }
}
