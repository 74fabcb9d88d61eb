import DLMSWire
import MeterHost
import TerminalKit

extension ClientsScreen {
    public func draw(into canvas: inout Canvas) {
        if let place = panes.places[.list] {
            canvas.pane(
                place, title: "Clients", detail: StyledLine("\(meter.clients.openCount) connected"),
                focused: panes.focus == .list)
            table.draw(into: &canvas, focused: panes.focus == .list) { row in
                connections.indices.contains(row) ? Self.cells(connections[row]) : []
            }
            if connections.isEmpty { drawEmpty(in: place, into: &canvas) }
        }
        if let place = panes.places[.details] {
            canvas.pane(place, title: "Details", focused: panes.focus == .details)
            let lines = detailLines
            details.draw(into: &canvas, focused: panes.focus == .details) { row in
                lines.indices.contains(row) ? lines[row] : ""
            }
        }
    }

    private func drawEmpty(in place: Rect, into canvas: inout Canvas) {
        let waiting = meter.lines.filter(\.isListening).map(\.name).joined(separator: ", ")
        let text =
            waiting.isEmpty ? "No listener is open; :listen tcp://127.0.0.1:4059 opens one." : "Waiting on \(waiting)."
        canvas.write(text, x: place.x + 1, y: place.y + 2, role: .dim, width: place.width - 2)
    }

    private static func cells(_ connection: ClientConnection) -> [StyledLine] {
        let associations = connection.associations.map { "\($0.offer.client)→\($0.offer.server) \($0.name)" }
        let state = connection.closed.map { "closed: \($0.reason)" } ?? "open"
        return [
            StyledLine(connection.origin.peer ?? connection.origin.line, connection.isOpen ? .text : .dim),
            StyledLine(associations.isEmpty ? "none" : associations.joined(separator: ", "), .value),
            StyledLine("\(connection.counters.requests)"),
            StyledLine("\(connection.counters.refusals)", connection.counters.refusals > 0 ? .error : .text),
            StyledLine(String(TimeText.timeOfDay(milliseconds: connection.connectedAt).prefix(8)), .dim),
            StyledLine(state, connection.isOpen ? .good : .dim),
        ]
    }

    /// Everything that is known of the selected connection.
    var detailLines: [StyledLine] {
        guard let selected else { return [] }
        let link = selected.linkStatus.map { LinkLines($0).lines } ?? []
        return refusal(of: selected) + link + selected.associations.flatMap(association)
            + Self.counters(of: selected, left: meter.service.timeLeft(of: selected))
    }

    private func refusal(of connection: ClientConnection) -> [StyledLine] {
        guard let last = connection.lastRefusal else { return [] }
        let text = RefusalText(last.refusal)
        let time = TimeText.timeOfDay(milliseconds: last.at)
        let why = connection.explanation.flatMap { $0.wrapped(to: detailWidth) }
        return [
            StyledLine("last refusal  ", .title) + StyledLine("\(time) \(last.client)→\(last.server)", .dim),
            StyledLine("  ! \(text.line)", .error),
        ] + why.enumerated().map { Self.field($0.offset == 0 ? "why" : "", $0.element, .warning) }
    }

    private func association(_ association: ClientConnection.OpenAssociation) -> [StyledLine] {
        let offer = association.offer
        return [
            StyledLine("association  ", .title)
                + StyledLine("\(association.name), client \(offer.client) to logical device \(offer.server)", .value),
            Self.field("mechanism", CodeNames.mechanism(offer.mechanismID)),
            Self.field("context", CodeNames.context(offer.contextID)),
        ] + Self.sizes(of: association) + services(of: association) + [
            Self.field("since", TimeText.timeOfDay(milliseconds: association.since))
        ] + passes(of: association) + SecurityLines(meter, association.offer, isRevealed: secrets.isRevealed).lines
    }

    /// The four passes of high level security.
    private func passes(of association: ClientConnection.OpenAssociation) -> [StyledLine] {
        let offer = association.offer
        guard offer.mechanismID > 1, let link = selected?.link,
            let passes = meter.passes(link: link, client: offer.client, server: offer.server)
        else { return [] }
        let lines = passes.lines.flatMap { $0.wrapped(to: detailWidth) }
        return lines.enumerated().map { Self.field($0.offset == 0 ? "HLS" : "", $0.element) }
    }

    private static func sizes(of association: ClientConnection.OpenAssociation) -> [StyledLine] {
        let asked = association.asked.map { $0.maxReceivePDU == 0 ? "no limit" : "\($0.maxReceivePDU)" } ?? "not known"
        let (offer, context) = (association.offer, association.context)
        return [
            field("meter sends", "asked \(asked), offered \(offer.maxSendPDU), agreed \(context.maxSendPDU) octets"),
            field("client sends", "at most \(context.maxReceivePDU) octets"),
        ]
    }

    /// The services agreed on, and what the client asked for in vain.
    private func services(of association: ClientConnection.OpenAssociation) -> [StyledLine] {
        let agreed = association.context.conformance
        let refused = association.asked?.conformance.subtracting(agreed) ?? []
        return list("services", agreed) + (refused.isEmpty ? [] : list("not granted", refused))
    }

    /// All names, in as many lines as they take.
    private func list(_ name: String, _ services: Conformance) -> [StyledLine] {
        let lines = services.bitNames.joined(separator: " ").wrapped(to: detailWidth)
        return lines.enumerated().map { Self.field($0.offset == 0 ? name : "", $0.element) }
    }

    private static func counters(of connection: ClientConnection, left: Duration?) -> [StyledLine] {
        let counters = connection.counters
        return [
            StyledLine("connection  ", .title) + StyledLine(connection.origin.line, .dim),
            field("received", "\(counters.framesReceived) frames, \(counters.octetsReceived) octets"),
            field("sent", "\(counters.framesSent) frames, \(counters.octetsSent) octets"),
            field("last heard", TimeText.timeOfDay(milliseconds: connection.lastHeard)),
        ] + (left.map { [field("closes in", "\(max(0, $0.components.seconds)) s, if nothing is heard")] } ?? [])
    }

    /// Columns behind the names of fields.
    private var detailWidth: Int { max(30, panes.contents(.details).width - 18) }

    static func field(_ name: String, _ value: String, _ role: Role = .text) -> StyledLine {
        StyledLine("  \(name)", .dim).fitted(to: 15) + StyledLine(value, role)
    }
}

extension Conformance {
    /// Names of the bits that are set, in the standard's order.
    var bitNames: [String] {
        Self.names.indices.filter { rawValue & (1 << UInt32(23 - $0)) != 0 }.map { Self.names[$0].description }
    }
}
