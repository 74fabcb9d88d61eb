import DLMSServer
import DLMSWire
import MeterDefinition
import NIOCore

/// The meter at the end of one line of octets: has APDUs answered, collects what is to be sent, and shows what went over
/// the line.
final class MeterStation {
    let service: LineService
    let line: Line
    let client: ClientConnection
    private let tap: CaptureLog.Tap
    @exclusivity(unchecked) var session: LinkSession
    @exclusivity(unchecked) var output = LineOutput()
    /// Whether the other side reads what is sent.
    var isReady = true
    /// How the characters go over the line, as far as the meter decides it.
    private(set) var format: SerialFormat?
    private var factsVersion: Int
    /// APDUs that nobody asked for; each leaves in a UI frame when its client gives the turn, or when nobody is
    /// connected and the line is free.
    private var notifications: [(apdu: [UInt8], to: Outgoing)] = []
    /// What has to be safe before anything more leaves.
    private(set) var heldFor = 0
    /// Told when there is something to send that nobody asked for.
    var onNotification: (() -> Void)?
    /// Connections whose answer goes on in further APDUs.
    private var streams: Set<Int> = []

    /// Clients connected on one line at the same time.
    private static let connections = 8
    /// On a network or a pseudo terminal the parts of a frame come whenever they are let through; in milliseconds.
    private static let networkTimeout: UInt16 = 1000

    init(_ service: LineService, line: Line, client: ClientConnection) {
        (self.service, self.line, self.client) = (service, line, client)
        tap = CaptureLog.Tap(line: service.capture.register(line: line.name), link: client.link)
        session = LinkSession(
            link: client.link, associations: Self.connections, keeping: service.buffers.reassembly)
        factsVersion = service.facts.version
        client.notifier = self
        client.setMaxSendPDU = { [unowned self] in session.setMaxSendPDU($0, client: $1, server: $2) }
        client.replay = { [unowned self] in self.service.replay($0, on: self.tap, of: self.client, in: &session) }
    }

    /// The line is gone.
    func close() {
        onNotification = nil
        client.forgetWays()
        service.endAssociations(&session, of: client)
    }
}

extension MeterStation: Notifier {
    func enqueue(_ apdu: [UInt8], _ outgoing: Outgoing) throws(OutgoingFault) {
        let limit = service.buffers.queue
        guard notifications.count < limit else { throw .tooMany(limit: limit) }
        try session.admitOutgoing(tag: apdu.first ?? 0, client: outgoing.client, server: outgoing.server)
        // It may have the first of the counters that are being set apart.
        heldFor = service.pledge.made
        if outgoing.isUrgent {
            notifications.insert((apdu, outgoing), at: 0)
        } else {
            notifications.append((apdu, outgoing))
        }
        onNotification?()
    }

    /// Whom the next APDU that nobody asked for is for; nil without one.
    var unaskedRecipient: Outgoing? { notifications.first?.to }
}

// MARK: - What the line is set to

extension MeterStation {
    /// Whether the meter's objects say something else than when this was asked last.
    func factsChanged() -> Bool {
        guard service.facts.version != factsVersion else { return false }
        factsVersion = service.facts.version
        return true
    }

    var hdlcSizes: HDLCSizes {
        let buffers = service.buffers
        let length = buffers.hdlcInformationLength ?? 2030
        return HDLCSizes(
            connections: Self.connections, receiveLength: length, transmitLength: length, request: buffers.receiveAPDU,
            response: buffers.sendAPDU)
    }

    var hdlcSettings: HDLCSettings {
        var settings = service.facts.hdlc
        let window = UInt32(service.buffers.hdlcWindow ?? 7)
        settings.offer.transmitWindow = min(settings.offer.transmitWindow, window)
        settings.offer.receiveWindow = min(settings.offer.receiveWindow, window)
        // The class has one time-out for both.
        settings.interFrameTimeout = settings.interOctetTimeout
        if line.url.scheme != .serial, settings.interOctetTimeout > 0 {
            settings.interOctetTimeout = max(settings.interOctetTimeout, Self.networkTimeout)
        }
        // Several meters share an RS-485 line: each hears itself, and none of them is the one that calls.
        settings.suppressesEcho = line.url.character.isRS485
        settings.isCaller = !line.url.character.isRS485
        return settings
    }

    var modeESettings: ModeESettings { service.facts.modeE }
}

// MARK: - HDLC

extension MeterStation: HDLCStation {
    func logicalDevice(_ index: Int) -> UInt16? {
        let devices = service.logicalDevices
        return index < devices.count ? devices[index] : nil
    }

    func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        let now = service.time.now
        capture(apdu, .received, .apdu, peer.client, peer.server, at: now)
        return respond(to: peer, &response) { response in
            service.receive(
                apdu, client: peer.client, server: peer.server, in: &session, at: now, response: &response)
        }
    }

    func serveMore(_ peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        guard streams.contains(peer.connection ?? -1) else { return .silent }
        return respond(to: peer, &response) { response in
            service.goOn(client: peer.client, server: peer.server, in: &session, response: &response)
        }
    }

    func notification(for client: UInt16, into apdu: inout ByteWriter) -> UInt16? {
        guard let index = notifications.firstIndex(where: { $0.to.client == client }) else { return nil }
        let notification = notifications.remove(at: index)
        let server = notification.to.server
        let isTooLong = notification.apdu.count > apdu.room
        let result = isTooLong ? "given up: \(notification.apdu.count) octets, a UI frame takes \(apdu.room)" : "sent"
        service.record(
            .note("notification \(result)"), from: self.client.origin, client: client, server: server)
        guard !isTooLong else { return nil }
        let start = apdu.count
        apdu.octets(notification.apdu)
        capture(apdu.written.dropFirst(start), .sent, .apdu, client, server, at: service.time.now)
        return server
    }

    private func respond(
        to peer: HDLCPeer, _ response: inout ByteWriter, _ body: (inout ByteWriter) -> Reaction
    ) -> Reaction {
        let start = response.count
        let promised = service.pledge.made
        service.answering = client
        let reaction = body(&response)
        service.answering = nil
        if service.pledge.made != promised { heldFor = service.pledge.made }
        if let connection = peer.connection {
            if reaction == .stream { streams.insert(connection) } else { streams.remove(connection) }
        }
        guard reaction != .silent else { return .silent }
        let answer = response.written.dropFirst(start)
        capture(answer, .sent, .apdu, peer.client, peer.server, at: service.time.now)
        // A line in HDLC sends the next APDU when the client gives it the turn again.
        return .respond
    }

    func send(_ frame: Octets, _ sent: HDLCSent) {
        let verdict = sent.isRepeated ? FrameVerdict(.repeated) : .taken
        send(frame, .hdlc, sent.peer.client, sent.peer.server, verdict)
    }

    func received(_ octets: Octets, _ verdict: HDLCVerdict, _ frame: HDLCFrame?) {
        let client = frame?.source.upper ?? 0
        let server = frame?.destination.upper ?? 0
        received(octets, .hdlc, client, server, FrameVerdict(verdict))
    }

    func connected(_ peer: HDLCPeer, _ negotiation: HDLCNegotiation) {
        if client.isPermanent { line.connections += 1 }
        service.record(.linked(negotiation), from: client.origin, client: peer.client, server: peer.server)
    }

    func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {
        if client.isPermanent { line.connections -= 1 }
        if let connection = peer.connection { streams.remove(connection) }
        service.endAssociation(&session, of: client, peer)
        service.record(.unlinked(reason), from: client.origin, client: peer.client, server: peer.server)
    }
}

// MARK: - IEC 62056-21

extension MeterStation: ModeEStation {
    func isMeant(by request: SignOnRequest) -> Bool {
        service.facts.modeEIdentity.address.withUnsafeBytes { request.isMeant(for: Octets($0)) }
    }

    func writeIdentification(into text: inout ByteWriter) { text.octets(service.facts.modeEIdentity.text) }

    func writeReadout(line index: Int, into text: inout ByteWriter) -> Bool {
        guard let line = service.facts.readout(line: index) else { return false }
        text.octets(line)
        return true
    }

    func send(text: Octets) { send(text, .modeE, 0, 0, .taken) }
    func received(text: Octets, _ verdict: ModeEVerdict) { received(text, .modeE, 0, 0, FrameVerdict(verdict)) }

    func setLine(_ setting: ModeELineSetting) {
        var format = setting.isText ? SerialFormat("7E1") ?? SerialFormat() : SerialFormat()
        format.baud = setting.baud
        format.isRS485 = line.url.character.isRS485
        self.format = format
        output.append(.format(format))
        service.onChange?()
    }

    /// The device goes on at another rate, behind what is on its way out.
    func setRate(_ baud: UInt32) {
        var format = format ?? line.url.character
        format.baud = baud
        self.format = format
        output.append(.format(format))
        service.onChange?()
    }

    func entered(_ state: ModeEState) { service.record(.port(state), from: client.origin) }
}

// MARK: - Octets in and out

extension MeterStation {
    /// Something came over the line.
    func received(
        _ octets: Octets, _ kind: Frame.Kind, _ client: UInt16, _ server: UInt16, _ verdict: FrameVerdict
    ) {
        let now = service.time.now
        self.client.lastHeard = service.time.microseconds(at: now) / 1000
        self.client.counters.framesReceived += 1
        capture(octets, .received, kind, client, server, verdict, at: now)
        guard service.faults.isActive(at: now), service.faults.echoes() else { return }
        capture(octets, .sent, kind, client, server, FrameVerdict(.faulted), at: now)
        output.append(octets.bytes)
    }

    /// A fault by hand keeps a frame from the meter.
    func withhold(_ octets: Octets) {
        capture(octets, .received, .hdlc, 0, 0, FrameVerdict(.withheld), at: service.time.now)
    }

    /// Sends octets, after everything that waits already.
    func send(
        _ octets: Octets, _ kind: Frame.Kind, _ client: UInt16, _ server: UInt16, _ verdict: FrameVerdict
    ) {
        self.client.counters.framesSent += 1
        let now = service.time.now
        guard service.faults.isActive(at: now), let outcome = service.faults.outcome(of: octets, at: now) else {
            capture(octets, .sent, kind, client, server, verdict, at: now)
            return output.append(octets.bytes)
        }
        if outcome.frames.isEmpty { capture(octets, .sent, kind, client, server, FrameVerdict(.withheld), at: now) }
        if outcome.delay > .zero { output.append(.pause(outcome.delay)) }
        for frame in outcome.frames {
            frame.withUnsafeBytes { bytes in
                capture(Octets(bytes), .sent, kind, client, server, FrameVerdict(.faulted), at: now)
                output.append(bytes)
            }
        }
    }

    private func capture(
        _ octets: Octets, _ direction: Frame.Direction, _ kind: Frame.Kind, _ client: UInt16, _ server: UInt16,
        _ verdict: FrameVerdict = .taken, at now: Duration
    ) {
        service.capture.append(
            octets.bytes, direction, at: service.time.microseconds(at: now), on: tap, client: client, server: server,
            kind: kind, verdict: verdict)
        service.onChange?()
    }
}
