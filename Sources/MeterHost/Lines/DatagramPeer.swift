import DLMSServer
import DLMSWire
import NIOCore

/// A client over UDP: its associations, and what was seen of it.
final class DatagramPeer {
    let service: LineService
    let client: ClientConnection
    private let tap: CaptureLog.Tap
    var session: LinkSession
    /// What leaves without being asked for; made when there is something.
    var outgoing: OutgoingQueue?
    /// Sends a datagram that answers none.
    private let sendUnasked: Send
    /// What has to be safe before anything more leaves.
    private var heldFor = 0

    /// Sends a datagram, so much later.
    typealias Send = (ByteBuffer, Duration) -> Void

    /// Octets of the longest datagram.
    private static let longest = 65_507

    /// - Parameter sendUnasked: sends a datagram that answers none, so much later.
    init(_ service: LineService, line: Line, client: ClientConnection, sendUnasked: @escaping Send) {
        (self.service, self.client, self.sendUnasked) = (service, client, sendUnasked)
        tap = CaptureLog.Tap(line: service.capture.register(line: line.name), link: client.link)
        session = LinkSession(link: client.link, keeping: service.buffers.reassembly)
        client.notifier = self
        client.setMaxSendPDU = { [unowned self] in session.setMaxSendPDU($0, client: $1, server: $2) }
    }

    /// Has a WPDU answered.
    /// - Parameter send: sends a datagram, so much later: the answer, and others where the answer goes on.
    func take(
        _ octets: UnsafeRawBufferPointer, _ header: WrapperHeader, _ apdu: Octets, send: Send
    ) {
        let now = service.time.now
        let stamp = service.time.microseconds(at: now)
        client.lastHeard = stamp / 1000
        client.counters.framesReceived += 1
        client.counters.octetsReceived += octets.count
        capture(octets, .received, header.sourcePort, header.destinationPort, at: stamp)
        guard apdu.count <= service.buffers.receiveAPDU else {
            let reason = RefusalReason.pduTooLong(length: apdu.count, limit: service.buffers.receiveAPDU)
            return service.refuse(Refusal(.none, because: reason), on: client)
        }
        if service.faults.isActive(at: now), service.faults.echoes() { send(ByteBuffer(bytes: octets), .zero) }
        if outgoing != nil, takeOutgoing(apdu, header, at: now) { return sendOutgoing() }
        let (source, destination) = (header.sourcePort, header.destinationPort)
        var reaction = self.send(from: destination, to: source, with: send) { writer in
            service.receive(apdu, client: source, server: destination, in: &session, at: now, response: &writer)
        }
        while reaction == .stream {
            reaction = self.send(from: destination, to: source, with: send) { writer in
                service.goOn(client: source, server: destination, in: &session, response: &writer)
            }
        }
        sendOutgoing()
        service.onChange?()
    }

    /// A fault by hand keeps a datagram from the meter.
    func withhold(_ octets: UnsafeRawBufferPointer) {
        capture(
            octets, .received, 0, 0, FrameVerdict(.withheld), at: service.time.microseconds(at: service.time.now))
        service.onChange?()
    }

    func close() {
        client.setMaxSendPDU = nil
        outgoing = nil
        service.endAssociations(&session, of: client)
    }

    /// Sends a WPDU whose APDU `body` writes, in a datagram.
    private func send(
        from server: UInt16, to client: UInt16, with send: Send, _ body: (inout ByteWriter) -> Reaction
    ) -> Reaction {
        let room = min(Self.longest, WrapperHeader.size + service.buffers.sendAPDU)
        var reply = ByteBuffer()
        var reaction = Reaction.silent
        let promised = service.pledge.made
        service.answering = self.client
        reply.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { buffer in
            let buffer = UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
            var writer = ByteWriter(UnsafeMutableRawBufferPointer(rebasing: buffer[WrapperHeader.size...]))
            reaction = body(&writer)
            return reaction == .silent ? 0 : frame(writer.count, in: buffer, from: server, to: client)
        }
        service.answering = nil
        guard reply.readableBytes > 0 else { return reaction }
        if service.pledge.made != promised { heldFor = service.pledge.made }
        guard !service.pledge.isKept(heldFor) else {
            pass(reply, from: server, to: client, with: send)
            return reaction
        }
        // It leaves when what it speaks of is safe, and what came after it behind it.
        service.pledge.wait(for: heldFor) { [weak self] in
            guard let self else { return }
            pass(reply, from: server, to: client, with: sendUnasked)
        }
        return reaction
    }

    /// Sends a datagram, or what a fault by hand leaves of it.
    private func pass(_ reply: ByteBuffer, from server: UInt16, to client: UInt16, with send: Send) {
        let now = service.time.now
        let stamp = service.time.microseconds(at: now)
        reply.withUnsafeReadableBytes { octets in
            let isActive = service.faults.isActive(at: now)
            let outcome = isActive ? service.faults.outcome(of: Octets(octets), at: now) : nil
            let verdict = outcome.map { FrameVerdict($0.frames.isEmpty ? .withheld : .faulted) } ?? .taken
            capture(octets, .sent, client, server, verdict, at: stamp)
            guard let outcome else { return send(reply, .zero) }
            for frame in outcome.frames { send(ByteBuffer(bytes: frame), outcome.delay) }
        }
    }

    /// Writes the header in front of an APDU of `length` octets.
    /// - Returns: octets of both.
    private func frame(
        _ length: Int, in buffer: UnsafeMutableRawBufferPointer, from server: UInt16, to client: UInt16
    ) -> Int {
        guard length > 0 else { return 0 }
        var header = ByteWriter(buffer)
        WrapperHeader(sourcePort: server, destinationPort: client, length: UInt16(length)).encode(into: &header)
        let wpdu = UnsafeRawBufferPointer(rebasing: buffer[..<(WrapperHeader.size + length)])
        self.client.counters.framesSent += 1
        self.client.counters.octetsSent += wpdu.count
        return wpdu.count
    }

    private func capture(
        _ octets: UnsafeRawBufferPointer, _ direction: Frame.Direction, _ client: UInt16, _ server: UInt16,
        _ verdict: FrameVerdict = .taken, at stamp: Int64
    ) {
        service.capture.append(
            octets, direction, at: stamp, on: tap, client: client, server: server, verdict: verdict)
    }
}

// MARK: - What leaves without being asked for

extension DatagramPeer: WrapperNotifier {
    var isReadyForOutgoing: Bool { true }

    func sendOutgoing(from server: UInt16, to client: UInt16, _ body: (inout ByteWriter) -> Reaction) {
        _ = send(from: server, to: client, with: sendUnasked, body)
    }

    /// A datagram has gone when it was sent.
    func flushOutgoing() {}
}
