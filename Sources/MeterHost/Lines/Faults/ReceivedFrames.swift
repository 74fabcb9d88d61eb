import DLMSWire
import DequeModule
import NIOCore

/// Where a stream of octets is taken apart into frames, so that faults by hand can happen to them before the meter sees
/// them. Without such a fault the octets pass as they are.
final class ReceivedFrames {
    private let service: LineService
    private let eventLoop: any EventLoop
    private let framing: Framing
    private var splitter: FrameSplitter?
    /// Octets that wait, in their order, each until its time.
    private var later = Deque<(octets: ByteBuffer, time: Duration)>()
    private var timer: Scheduled<Void>?
    /// Takes octets that have waited.
    var onOctets: (ByteBuffer) -> Void = { _ in }
    /// Told of a frame that the meter does not see.
    var onWithheld: (Octets) -> Void = { _ in }

    enum Framing {
        case wrapper, hdlc
        /// What comes at once is one message.
        case text
    }

    init(_ service: LineService, _ framing: Framing, on eventLoop: any EventLoop) {
        (self.service, self.framing, self.eventLoop) = (service, framing, eventLoop)
    }

    /// The line is gone.
    func close() {
        timer?.cancel()
        later.removeAll()
    }

    /// Lets faults happen to what came.
    /// - Returns: what the meter sees of it now.
    func pass(_ octets: ByteBuffer, isText: Bool = false) -> ByteBuffer {
        guard splitter != nil || !later.isEmpty || !service.faults.isEmpty else { return octets }
        let now = service.time.now
        guard splitter != nil || !later.isEmpty || service.faults.isActive(.received, at: now) else { return octets }
        var passed = ByteBuffer()
        octets.withUnsafeReadableBytes { bytes in
            for piece in pieces(of: Octets(bytes), isText: isText, at: now) { take(piece, at: now, into: &passed) }
        }
        return passed
    }

    private func pieces(of octets: Octets, isText: Bool, at now: Duration) -> [FrameSplitter.Piece] {
        var splitter = self.splitter ?? FrameSplitter(isText ? .text : framing)
        var pieces = splitter.take(octets)
        // Once no fault waits for a frame any more, what has begun goes on as it is.
        let isOver = !service.faults.isActive(.received, at: now)
        if isOver { pieces += splitter.takeRest() }
        self.splitter = isOver || splitter.isText ? nil : splitter
        return pieces
    }

    private func take(_ piece: FrameSplitter.Piece, at now: Duration, into passed: inout ByteBuffer) {
        let outcome = piece.octets.withUnsafeBytes { bytes in
            piece.isFrame ? service.faults.outcome(of: Octets(bytes), .received, at: now) : nil
        }
        guard let outcome else { return wait(piece.octets, until: now, at: now, into: &passed) }
        if outcome.frames.isEmpty { piece.octets.withUnsafeBytes { onWithheld(Octets($0)) } }
        for frame in outcome.frames { wait(frame, until: now + outcome.delay, at: now, into: &passed) }
    }

    /// What comes behind octets that wait, waits as well.
    private func wait(_ octets: [UInt8], until time: Duration, at now: Duration, into passed: inout ByteBuffer) {
        let time = max(time, later.last?.time ?? .zero)
        guard time > now || !later.isEmpty else {
            passed.writeBytes(octets)
            return
        }
        later.append((ByteBuffer(bytes: octets), time))
        if later.count == 1 { schedule(at: now) }
    }

    private func schedule(at now: Duration) {
        guard let first = later.first else { return }
        let wait = TimeAmount(max(first.time - now, .zero))
        timer = eventLoop.assumeIsolated().scheduleTask(in: wait) { [weak self] in self?.release() }
    }

    private func release() {
        let now = service.time.now
        while let first = later.first, first.time <= now {
            later.removeFirst()
            onOctets(first.octets)
        }
        schedule(at: now)
    }
}
