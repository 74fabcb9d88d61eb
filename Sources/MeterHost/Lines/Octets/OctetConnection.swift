import DLMSServer
import DLMSWire
import MeterDefinition
import NIOCore

/// One line of octets: a TCP connection or a device, with what makes frames of its octets.
///
/// Octets are handed on where the network left them; only those that cannot be taken yet are kept. A client that does
/// not read what the meter sends is not read from either.
final class OctetConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let service: LineService
    private let line: Line
    private let client: ClientConnection
    private let station: MeterStation
    private let driver: any LinkDriver
    private let channel: any Channel
    /// The serial device, where its characters can be set.
    private let device: SerialDevice?
    private let direct: DirectSender
    private let received: ReceivedFrames
    /// Octets that were not taken.
    private var pending = ByteBuffer()
    private var isReadHeld = false
    private var isWritable = true
    /// Until the characters are set otherwise, or a pause is over.
    private var isHeld = false
    private var timer: Scheduled<Void>?
    private var timerDeadline: Duration?

    /// Octets that wait at most before nothing more is read.
    private static let pendingMark = 64 << 10

    init(
        _ service: LineService, line: Line, client: ClientConnection, channel: any Channel, device: SerialDevice? = nil
    ) {
        (self.service, self.line, self.client, self.channel, self.device) = (service, line, client, channel, device)
        station = MeterStation(service, line: line, client: client)
        direct = DirectSender(channel)
        received = ReceivedFrames(service, .hdlc, on: channel.eventLoop)
        driver =
            switch line.url.mode {
            case .modeE: ModeEDriver(station)
            case .modem: ModemDriver(station)
            case .hdlc, .wrapper: HDLCDriver(station)
            }
        client.onStatus = { [unowned self] in status }
        station.onNotification = { [unowned self] in schedule() }
        client.onFactsChanged = { [unowned self] in
            // A change that a client on this very line makes is answered first; the driver asks by itself then.
            guard service.answering !== client else { return }
            driver.adoptFacts()
            settle()
        }
        received.onWithheld = { [unowned self] in station.withhold($0) }
        received.onOctets = { [unowned self] in
            take($0)
            settle()
        }
    }

    private var status: LinkStatus {
        var status = driver.status(at: service.time.now)
        status.format = (station.format ?? device?.format)?.description
        return status
    }
}

// MARK: - Events of the channel

extension OctetConnection {
    func handlerAdded(context: ChannelHandlerContext) {
        driver.start(at: service.time.now)
        if context.channel.isActive { settle() }
    }

    func channelActive(context: ChannelHandlerContext) {
        settle()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        client.counters.octetsReceived += buffer.readableBytes
        take(received.pass(buffer, isText: driver.isText))
    }

    private func take(_ octets: ByteBuffer) {
        var buffer = octets
        if pending.readableBytes == 0 {
            take(&buffer)
            if buffer.readableBytes > 0 { pending = ByteBuffer(buffer: buffer) }
        } else {
            pending.writeBuffer(&buffer)
            takePending()
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { settle() }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        guard isWritable else { return }
        goOn()
    }

    func read(context: ChannelHandlerContext) {
        if mayRead { context.read() } else { isReadHeld = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        client.close(because: HostPlatform.reason(error))
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        received.close()
        driver.close()
        station.close()
        let reason = client.closeReason ?? (client.isPermanent ? "the device is gone" : "closed by the other side")
        if client.isPermanent { line.endReason = reason }
        service.closed(client, on: line, because: reason)
        context.fireChannelInactive()
    }

    private var mayRead: Bool { isWritable && pending.readableBytes < Self.pendingMark }
}

// MARK: - Octets in

extension OctetConnection {
    private func take(_ buffer: inout ByteBuffer) {
        station.isReady = isWritable && !isHeld
        let now = service.time.now
        buffer.readWithUnsafeReadableBytes { driver.receive(Octets($0), at: now) }
    }

    private func takePending() {
        var buffer = pending
        pending = ByteBuffer()
        take(&buffer)
        pending = buffer
        pending.discardReadBytes()
    }

    /// What was held up goes on.
    private func goOn() {
        takePending()
        settle()
        if isReadHeld, mayRead {
            isReadHeld = false
            channel.read()
        }
    }

    /// Sends what there is to send, and sees to the next time-out.
    private func settle() {
        holdIfNeeded()
        flush()
        schedule()
    }
}

// MARK: - Octets out

extension OctetConnection {
    private func flush() {
        while !isHeld {
            write()
            guard let step = station.output.advance() else {
                if station.output.isEmpty { return }
                continue
            }
            switch step {
            case .octets: break
            case .format(let format): set(format)
            case .pause(let duration): pause(duration)
            }
        }
    }

    /// Keeps back what speaks of a change that is not safe yet.
    private func holdIfNeeded() {
        let mark = station.heldFor
        guard !isHeld, !service.pledge.isKept(mark) else { return }
        isHeld = true
        service.pledge.wait(for: mark) { [weak self] in
            guard let self else { return }
            isHeld = false
            if client.isOpen { goOn() }
        }
    }

    private func write() {
        guard station.output.ready.readableBytes > 0 else { return }
        client.counters.octetsSent += station.output.ready.readableBytes
        direct.send(&station.output.ready)
        if station.output.ready.readableBytes > 0 {
            let written = direct.willWait(on: channel.eventLoop)
            channel.writeAndFlush(station.output.ready, promise: written)
        }
        station.output.ready.clear()
    }

    /// Once everything has left in the old way; waiting for that is nothing for the event loop.
    private func set(_ format: SerialFormat) {
        guard let device else { return }
        isHeld = true
        let here = NIOLoopBound(self, eventLoop: channel.eventLoop)
        channel.writeAndFlush(ByteBuffer()).assumeIsolated().whenComplete { _ in
            device.set(format) { reason in
                here.eventLoop.execute { here.value.wasSet(reason) }
            }
        }
    }

    private func wasSet(_ reason: String?) {
        if let reason { client.close(because: reason) }
        isHeld = false
        goOn()
    }

    private func pause(_ duration: Duration) {
        isHeld = true
        _ = channel.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(duration)) {
            self.isHeld = false
            self.goOn()
        }
    }
}

// MARK: - Time

extension OctetConnection {
    /// A timer that is early looks again; so it is not moved for every frame.
    private func schedule() {
        guard let deadline = driver.nextDeadline else { return }
        if let timerDeadline, timerDeadline <= deadline { return }
        timer?.cancel()
        timerDeadline = deadline
        let wait = TimeAmount(max(deadline - service.time.now, .zero))
        timer = channel.eventLoop.assumeIsolated().scheduleTask(in: wait) { [weak self] in
            guard let self else { return }
            timerDeadline = nil
            driver.elapse(at: service.time.now)
            settle()
        }
    }
}
