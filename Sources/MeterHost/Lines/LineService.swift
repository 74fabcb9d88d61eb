import COSEM
import DLMSServer
import DLMSWire
import NIOCore

/// The host's half of any meter: its lines, and what was seen on them: clients, frames, events.
///
/// The server behind it is ``MeterService``'s: connections know this class only, so that their code is made once and
/// asks no type for anything. All of it is touched on one event loop. What every request touches is not checked for
/// exclusive access while it runs: nothing here calls back into itself.
public class LineService {
    public let eventLoop: any EventLoop
    public let capture: CaptureLog
    public let log: EventLog
    public let clients = ClientTable()
    /// In the order they were asked for.
    public internal(set) var lines: [Line] = []
    let limits: MeterOptions.Limits
    var buffers: BufferSizes
    @exclusivity(unchecked) var time: HostTime
    /// Called when a line listens.
    var onListening: ((Line) -> Void)?
    /// Called when something visible changed, on the event loop.
    var onChange: (() -> Void)?
    /// Names of the associations, for events.
    var nameAssociation: (AssociationOffer) -> String = { "client \($0.client)" }
    /// What the meter's objects say of its lines.
    var facts: any LineFacts = StandardLineFacts()
    /// Told of what the server refuses, while the answer is being made.
    var onRefusal: ((Refusal, Peer, ClientConnection?) -> Void)?
    /// What goes wrong on all lines because somebody wants it to.
    let faults = LineFaults()
    /// What has to be safe before an answer leaves that speaks of it.
    @exclusivity(unchecked) var pledge = Pledge()
    private var lastLink: UInt32 = 0
    var isShutDown = false
    /// The connection whose request is being answered.
    @exclusivity(unchecked) var answering: ClientConnection?
    /// While the associations of a link end without a request: when that is.
    @exclusivity(unchecked) private var endingAt: Int64?

    init(buffers: BufferSizes, limits: MeterOptions.Limits, time: HostTime, on eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        (self.buffers, self.limits, self.time) = (buffers, limits, time)
        capture = CaptureLog(capacity: limits.captureOctets, frameLimit: limits.captureFrames)
        log = EventLog(limit: limits.events)
        faults.onFault = { [unowned self] in record(.note("fault by hand: \($0)"), from: answering?.origin) }
    }

    /// Has the server answer one APDU.
    func receive(
        _ apdu: Octets, client: UInt16, server: UInt16, in session: inout LinkSession, at now: Duration,
        response: inout ByteWriter
    ) -> Reaction { preconditionFailure("a service without a server") }

    /// Has the server write the next APDU of an answer that goes on.
    func goOn(
        client: UInt16, server: UInt16, in session: inout LinkSession, response: inout ByteWriter
    ) -> Reaction { preconditionFailure("a service without a server") }

    /// Has the server write what a client is told without being asked.
    func write(
        _ notification: Notification, to client: UInt16, in session: inout LinkSession, into writer: inout ByteWriter
    ) throws(Refusal) { preconditionFailure("a service without a server") }

    /// Has the server end the association between two SAPs on a link that stays.
    func close(_ session: inout LinkSession, client: UInt16, server: UInt16) {
        preconditionFailure("a service without a server")
    }

    /// SAPs of the logical devices, in ascending order.
    var logicalDevices: [UInt16] { [] }

    /// Has the server end what is open on a link that is gone.
    func close(_ session: inout LinkSession) { preconditionFailure("a service without a server") }

    /// Starts what happens every second, until the event loop ends.
    func run(everySecond body: @escaping () -> Void = {}) {
        _ = eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { [weak self] in
            guard let self, !isShutDown else { return }
            closeIdle()
            body()
            run(everySecond: body)
        }
    }

    /// The objects of the meter say something else of its lines than before.
    func factsChanged() { for connection in clients.open.values { connection.onFactsChanged?() } }

    /// Appends an event to the log.
    func record(
        _ kind: MeterEvent.Kind, from origin: MeterEvent.Origin? = nil, client: UInt16? = nil, server: UInt16? = nil
    ) {
        // A request and what is told of it have the same time; the clock is looked at once.
        let now = endingAt ?? answering?.lastHeard ?? time.milliseconds
        log.append(MeterEvent(time: now, origin: origin, client: client, server: server, kind: kind))
        if answering == nil { onChange?() }
    }
}

// MARK: - Connections

extension LineService {
    /// Ends what is open on the link of a client that is gone.
    func endAssociations(_ session: inout LinkSession, of client: ClientConnection) {
        (answering, endingAt) = (client, time.milliseconds)
        close(&session)
        (answering, endingAt) = (nil, nil)
    }

    /// Ends the association of an HDLC connection that is gone.
    func endAssociation(_ session: inout LinkSession, of client: ClientConnection, _ peer: HDLCPeer) {
        (answering, endingAt) = (client, time.milliseconds)
        close(&session, client: peer.client, server: peer.server)
        (answering, endingAt) = (nil, nil)
    }

    /// Takes in a new connection.
    /// - Parameters:
    ///   - peer: address of the other side.
    ///   - isPermanent: whether it is a serial line itself, which counts no connections.
    ///   - end: ends it.
    func open(
        on line: Line, peer: String, isPermanent: Bool = false, end: @escaping () -> Void
    ) -> ClientConnection {
        if !isPermanent { makeRoom() }
        lastLink &+= 1
        let origin = MeterEvent.Origin(line: line.name, peer: peer, link: lastLink)
        let connection = ClientConnection(
            origin: origin, isPermanent: isPermanent, idle: facts.idle ?? limits.idle, at: time.milliseconds, end: end)
        clients.add(connection)
        guard !isPermanent else { return connection }
        line.connections += 1
        line.accepted += 1
        record(.connected, from: origin)
        return connection
    }

    func closed(_ connection: ClientConnection, on line: Line, because reason: String) {
        clients.close(connection, at: time.milliseconds, because: reason)
        guard !connection.isPermanent else { return }
        line.connections -= 1
        record(.disconnected(reason: reason), from: connection.origin)
    }

    /// Ends a client's connection.
    /// - Returns: whether there was one.
    @discardableResult
    public func disconnect(link: UInt32, because reason: String) -> Bool {
        guard let connection = clients[link] else { return false }
        connection.close(because: reason)
        return true
    }

    /// Ends all connections.
    /// - Returns: how many there were.
    @discardableResult
    public func disconnectAll(because reason: String) -> Int {
        let all = Array(clients.open.values)
        for connection in all { connection.close(because: reason) }
        return all.count
    }

    /// Ends the connections of a line.
    func disconnect(_ line: Line, because reason: String) {
        for connection in clients.open.values
        where connection.origin.line == line.name || line.formerNames.contains(connection.origin.line) {
            connection.close(because: reason)
        }
    }

    /// At the limit, the connection that has been silent for longest without an association has to go.
    private func makeRoom() {
        let limit = min(limits.connections, facts.connections ?? .max)
        guard clients.openCount >= limit else { return }
        let all = clients.open.values.filter { !$0.isPermanent }
        let idlest = all.filter(\.associations.isEmpty).min { $0.lastHeard < $1.lastHeard }
        let victim = idlest ?? all.min { $0.lastHeard < $1.lastHeard }
        victim?.close(because: "made room: \(limit) connections at most")
    }

    private func idleLimit(of connection: ClientConnection) -> Duration {
        connection.associations.isEmpty ? limits.unassociatedIdle : connection.idle
    }

    /// Time until a connection is ended, if nothing is heard of it; nil for one that stays.
    public func timeLeft(of connection: ClientConnection) -> Duration? {
        guard connection.isOpen, !connection.isPermanent else { return nil }
        return idleLimit(of: connection) - .milliseconds(time.milliseconds - connection.lastHeard)
    }

    /// Ends the connections that have been silent for too long. Called every second.
    func closeIdle() {
        time.adjust()
        let now = time.milliseconds
        for connection in clients.open.values where !connection.isPermanent {
            let limit = idleLimit(of: connection)
            if now - connection.lastHeard > limit.milliseconds {
                connection.close(because: "nothing heard for \(limit.components.seconds) s")
            }
        }
    }
}

// MARK: - Reports of the server

extension LineService {
    /// Takes a report of the server into log and client table.
    func report(_ event: ServerEvent, from peer: Peer) {
        let connection = answering?.link == peer.link ? answering : clients[peer.link]
        let kind = kind(of: event)
        if let connection { note(event, from: peer, in: connection) }
        record(kind, from: connection?.origin, client: peer.client, server: peer.server)
        if case .refused(let refusal) = event { onRefusal?(refusal, peer, connection) }
    }

    /// The host itself refuses: the stream of a connection cannot be followed any further.
    func refuse(_ refusal: Refusal, on connection: ClientConnection) {
        connection.counters.refusals += 1
        connection.lastRefusal = (time.milliseconds, 0, 0, refusal)
        record(.refused(refusal), from: connection.origin)
    }

    private func kind(of event: ServerEvent) -> MeterEvent.Kind {
        switch event {
        case .associated(let offer, let context): .associated(name: nameAssociation(offer), offer, context)
        case .released(let offer): .released(name: nameAssociation(offer))
        case .served(let service, let target, let result): .request(service, target, result: result)
        case .refused(let refusal): .refused(refusal)
        }
    }

    private func note(_ event: ServerEvent, from peer: Peer, in connection: ClientConnection) {
        switch event {
        case .associated(let offer, let context):
            connection.associations.removeAll { $0.offer.client == offer.client && $0.offer.server == offer.server }
            let name = nameAssociation(offer)
            connection.associations.append(
                .init(
                    name: name, offer: offer, context: context, asked: capture.newestProposal(on: peer.link),
                    since: time.milliseconds))
        case .released(let offer):
            connection.associations.removeAll { $0.offer.client == offer.client && $0.offer.server == offer.server }
        case .served: connection.counters.requests += 1
        case .refused(let refusal):
            connection.counters.refusals += 1
            connection.lastRefusal = (time.milliseconds, peer.client, peer.server, refusal)
            connection.explanation = []
        }
    }
}
