import DLMSServer
import DLMSWire
import NIOCore

/// One TCP connection: takes wrapper PDUs out of the stream, has them answered, and writes the answers.
///
/// Requests are read where the network left them and answers are written where it takes them from; only the octets
/// of a WPDU that has not arrived whole are kept. A client that does not read its answers is not read from either.
final class WrapperConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let service: LineService
    private let line: Line
    let client: ClientConnection
    private let tap: CaptureLog.Tap
    @exclusivity(unchecked) var session: LinkSession
    /// What leaves without being asked for; made when there is something.
    @exclusivity(unchecked) var outgoing: OutgoingQueue?
    /// Set while the connection is up.
    var context: ChannelHandlerContext?
    /// Octets not answered yet: a WPDU that is not whole, or whole ones that wait for the client to read.
    private var pending = ByteBuffer()
    /// Answers not handed to the channel yet.
    @exclusivity(unchecked) private var reply = ByteBuffer()
    private let direct: DirectSender
    private let received: ReceivedFrames
    /// Whose answer goes on in other APDUs, with nothing asked between.
    @exclusivity(unchecked) private(set) var stream: (client: UInt16, server: UInt16)?
    /// What a fault by hand has made of the answer that was just written.
    @exclusivity(unchecked) private var altered: LineFaults.Outcome?
    /// What has to be safe before anything more leaves, or is taken from the client.
    @exclusivity(unchecked) private var heldFor = 0
    private var isReadHeld = false
    private var isDraining = false
    /// Whether the client reads its answers; as the channel said last.
    private(set) var isWritable = true

    /// Answers collected before they are handed to the channel, in octets.
    private static let replyMark = 64 << 10

    init(_ service: LineService, line: Line, client: ClientConnection, channel: any Channel) {
        (self.service, self.line, self.client) = (service, line, client)
        tap = CaptureLog.Tap(line: service.capture.register(line: line.name), link: client.link)
        session = LinkSession(link: client.link, keeping: service.buffers.reassembly)
        direct = DirectSender(channel)
        received = ReceivedFrames(service, .wrapper, on: channel.eventLoop)
        client.notifier = self
        client.setMaxSendPDU = { [unowned self] in session.setMaxSendPDU($0, client: $1, server: $2) }
        received.onWithheld = { [unowned self] in withhold($0) }
        received.onOctets = { [unowned self] in
            guard let context = self.context else { return }
            take($0, context)
            flush(context)
        }
        client.replay = { [unowned self] in self.service.replay($0, on: self.tap, of: self.client, in: &session) }
        client.resend = { [unowned self] in resend($0) }
    }
}

// MARK: - Events of the channel

extension WrapperConnection {
    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        client.counters.octetsReceived += buffer.readableBytes
        take(received.pass(buffer), context)
    }

    private func take(_ octets: ByteBuffer, _ context: ChannelHandlerContext) {
        var buffer = octets
        if pending.readableBytes == 0 {
            drain(&buffer, context)
            if buffer.readableBytes > 0 { pending = ByteBuffer(buffer: buffer) }
        } else {
            pending.writeBuffer(&buffer)
            drainPending(context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        sendOutgoing()
        flush(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        guard isWritable, !isDraining else { return }
        goOn(context)
    }

    /// What was held up goes on.
    private func goOn(_ context: ChannelHandlerContext) {
        drainPending(context)
        sendOutgoing()
        flush(context)
        if isReadHeld, isWritable, !isHeld {
            isReadHeld = false
            context.read()
        }
    }

    private var isHeld: Bool { !service.pledge.isKept(heldFor) }

    /// Keeps the answers back until what they speak of is safe.
    private func hold() {
        heldFor = service.pledge.made
        service.pledge.wait(for: heldFor) { [weak self] in
            guard let self, let context, !isDraining else { return }
            goOn(context)
        }
    }

    /// Nothing is read while the client leaves its answers unread: that is what bounds them.
    func read(context: ChannelHandlerContext) {
        if isWritable, !isHeld { context.read() } else { isReadHeld = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        client.close(because: HostPlatform.reason(error))
    }

    func channelInactive(context: ChannelHandlerContext) {
        received.close()
        service.endAssociations(&session, of: client)
        client.forgetWays()
        outgoing = nil
        let cut = pending.readableBytes
        let byClient = cut == 0 ? "closed by the client" : "closed by the client in the middle of \(cut) octets"
        service.closed(client, on: line, because: client.closeReason ?? byClient)
        context.fireChannelInactive()
    }

    func flush(_ context: ChannelHandlerContext) {
        guard reply.readableBytes > 0, !isHeld else { return }
        client.counters.octetsSent += reply.readableBytes
        direct.send(&reply)
        if reply.readableBytes > 0 {
            let written = direct.willWait(on: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(reply), promise: written)
        }
        reply.clear()
    }
}

// MARK: - What leaves without being asked for

extension WrapperConnection: WrapperNotifier {
    var isReadyForOutgoing: Bool { isWritable && stream == nil && !isHeld }

    func sendOutgoing(from server: UInt16, to client: UInt16, _ body: (inout ByteWriter) -> Reaction) {
        send(from: server, to: client, body)
    }

    func flushOutgoing() {
        if let context { flush(context) }
    }
}

// MARK: - WPDUs

extension WrapperConnection {
    private func drainPending(_ context: ChannelHandlerContext) {
        var buffer = pending
        pending = ByteBuffer()
        drain(&buffer, context)
        pending = buffer
        pending.discardReadBytes()
    }

    /// Answers the whole WPDUs in `buffer`, as long as the client reads the answers.
    private func drain(_ buffer: inout ByteBuffer, _ context: ChannelHandlerContext) {
        isDraining = true
        defer { isDraining = false }
        while client.closeReason == nil, isWritable, !isHeld {
            let answered = buffer.readWithUnsafeReadableBytes { answerAll(in: $0) }
            guard reply.readableBytes >= Self.replyMark else { break }
            flush(context)
            if answered == 0, stream == nil { break }
        }
        if client.closeReason != nil {
            flush(context)
            context.close(promise: nil)
        }
    }

    /// - Returns: octets answered, twice: for the buffer and for the caller.
    private func answerAll(in bytes: UnsafeRawBufferPointer) -> (Int, Int) {
        var done = 0
        while client.closeReason == nil, reply.readableBytes < Self.replyMark, !isHeld {
            if let stream {
                goOn(from: stream.server, to: stream.client)
                continue
            }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            guard rest.count > 0 else { break }
            switch WrapperStep(Octets(rest), limit: service.buffers.receiveAPDU) {
            case .incomplete: return (done, done)
            case .broken(let fault): refuse(fault)
            case .wpdu(let header, let apdu, let length):
                answer(UnsafeRawBufferPointer(rebasing: rest[..<length]), header, apdu)
                done += length
            }
        }
        return (done, done)
    }

    /// A fault by hand keeps a WPDU from the meter.
    private func withhold(_ octets: Octets) {
        var reader = ByteReader(octets)
        let header = try? WrapperHeader(from: &reader)
        service.capture.append(
            octets.bytes, .received, at: service.time.microseconds(at: service.time.now), on: tap,
            client: header?.sourcePort ?? 0, server: header?.destinationPort ?? 0, verdict: FrameVerdict(.withheld))
        service.onChange?()
    }

    /// Without a header that can be trusted there is no next WPDU in this stream.
    private func refuse(_ fault: WrapperFault) {
        let reason: RefusalReason =
            switch fault {
            case .version(let version): .malformed(.invalid(field: "wrapper version", value: Int(version)))
            case .tooLong(let length, let limit): .pduTooLong(length: length, limit: limit)
            }
        let refusal = Refusal(.close, because: reason)
        service.refuse(refusal, on: client)
        client.closeReason = RefusalText(refusal).line
    }

    private func answer(_ request: UnsafeRawBufferPointer, _ header: WrapperHeader, _ apdu: Octets) {
        let (source, destination) = (header.sourcePort, header.destinationPort)
        let now = service.time.now
        let stamp = service.time.microseconds(at: now)
        client.lastHeard = stamp / 1000
        client.counters.framesReceived += 1
        service.capture.append(request, .received, at: stamp, on: tap, client: source, server: destination)
        if service.faults.isActive(at: now), service.faults.echoes() { reply.writeBytes(request) }
        if outgoing != nil, takeOutgoing(apdu, header, at: now) { return }
        send(from: destination, to: source) { writer in
            service.receive(apdu, client: source, server: destination, in: &session, at: now, response: &writer)
        }
    }

    /// Sends the next APDU of an answer.
    private func goOn(from server: UInt16, to client: UInt16) {
        send(from: server, to: client) { writer in
            service.goOn(client: client, server: server, in: &session, response: &writer)
        }
    }

    /// Sends a captured WPDU once more.
    private func resend(_ frame: Frame) {
        guard let context else { return }
        reply.writeBytes(frame.octets)
        frame.octets.withUnsafeBytes { octets in
            service.capture.append(
                octets, .sent, at: service.time.microseconds(at: service.time.now), on: tap, client: frame.client,
                server: frame.server, verdict: FrameVerdict(.replayed))
        }
        client.counters.framesSent += 1
        flush(context)
    }

    /// Appends a WPDU whose APDU `body` writes to the answers.
    private func send(from server: UInt16, to client: UInt16, _ body: (inout ByteWriter) -> Reaction) {
        let room = WrapperHeader.size + service.buffers.sendAPDU
        let promised = service.pledge.made
        service.answering = self.client
        reply.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { buffer in
            let buffer = UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
            var writer = ByteWriter(UnsafeMutableRawBufferPointer(rebasing: buffer[WrapperHeader.size...]))
            let reaction = body(&writer)
            stream = reaction == .stream ? (client, server) : nil
            return reaction == .silent ? 0 : frame(writer.count, in: buffer, from: server, to: client)
        }
        service.answering = nil
        if altered != nil { sendAltered() }
        if service.pledge.made != promised { hold() }
        service.onChange?()
    }

    /// Sends what a fault by hand has left of a WPDU.
    private func sendAltered() {
        guard let outcome = altered else { return }
        altered = nil
        guard outcome.delay > .zero, let context else {
            for frame in outcome.frames { reply.writeBytes(frame) }
            return
        }
        let channel = context.channel
        _ = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(outcome.delay)) {
            for frame in outcome.frames { channel.writeAndFlush(ByteBuffer(bytes: frame), promise: nil) }
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
        let now = service.time.now
        self.client.counters.framesSent += 1
        if service.faults.isActive(at: now) { altered = service.faults.outcome(of: Octets(wpdu), at: now) }
        let verdict = altered.map { FrameVerdict($0.frames.isEmpty ? .withheld : .faulted) } ?? .taken
        let stamp = service.time.microseconds(at: now)
        service.capture.append(
            wpdu, .sent, at: stamp, on: tap, client: client, server: server, verdict: verdict)
        return altered == nil ? wpdu.count : 0
    }
}
