import DLMSServer
import DLMSWire
import NIOCore

/// Looks for what explains a refusal, after its answer has left: what people get wrong with keys and challenges is tried
/// on the captured frame, without any effect.
final class Explainer {
    private unowned let meter: RunningMeter
    /// Second of the host's time, and explanations begun in it.
    private var (second, begun): (Int64, Int) = (0, 0)
    private var left = 0

    /// Explanations in a second at most: a flood of wrong messages must not hold up the meter.
    static let limit = 4

    init(_ meter: RunningMeter) { self.meter = meter }

    /// Takes a refusal, while its answer is being made.
    func take(_ refusal: Refusal, from peer: Peer, on connection: ClientConnection?) {
        guard refusal.reason.hasMoreToTell, isWithinLimit else { return }
        let number = meter.capture.nextNumber - 1
        let work = NIOLoopBound((peer, connection, refusal), eventLoop: meter.eventLoop)
        let explainer = NIOLoopBound(self, eventLoop: meter.eventLoop)
        meter.eventLoop.execute {
            let (peer, connection, refusal) = work.value
            explainer.value.explain(refusal, of: number, peer, connection)
        }
    }

    private var isWithinLimit: Bool {
        let now = meter.hostMilliseconds / 1000
        if now != second {
            if left > 0 { meter.note("\(left) more refusals were not looked into") }
            (second, begun, left) = (now, 0, 0)
        }
        begun += 1
        if begun > Self.limit { left += 1 }
        return begun <= Self.limit
    }

    private func explain(_ refusal: Refusal, of number: Int, _ peer: Peer, _ connection: ClientConnection?) {
        guard let frame = meter.capture[number], frame.direction == .received else { return }
        let lines = explanation(of: refusal, frame)
        guard !lines.isEmpty else { return }
        connection?.explanation = lines
        for line in lines {
            meter.service.record(
                .explained(line), from: connection?.origin, client: peer.client, server: peer.server)
        }
    }

    private func explanation(of refusal: Refusal, _ frame: Frame) -> [String] {
        switch refusal.reason {
        case .authentication: meter.passes(at: frame)?.lines ?? []
        case .invocationCounter(_, let least): counter(least, frame)
        default: meter.opener.deciphering(of: frame)?.fault.map { [$0] } ?? []
        }
    }
}

// MARK: - Counters

extension Explainer {
    /// Frames looked through at most for the message that was accepted last.
    private static let reach = 4000

    /// When the counter below the least one came, and what else is wrong.
    private func counter(_ least: UInt64, _ frame: Frame) -> [String] {
        let fault = meter.opener.deciphering(of: frame)?.fault.map { ["besides, the message \($0)"] } ?? []
        guard least > 0, least <= UInt64(UInt32.max) + 1, let last = lastMessage(with: UInt32(least - 1), before: frame)
        else { return fault }
        let time = TimeText.timeOfDay(milliseconds: last.time / 1000)
        return ["counter \(least - 1) was accepted at \(time) in frame \(last.number)"] + fault
    }

    private func lastMessage(with counter: UInt32, before frame: Frame) -> Frame? {
        let oldest = max(meter.capture.firstNumber, frame.number - Self.reach)
        for number in stride(from: frame.number - 1, through: oldest, by: -1) {
            guard let earlier = meter.capture[number], earlier.direction == .received,
                earlier.client == frame.client, earlier.server == frame.server, earlier.mayBeCiphered,
                let message = earlier.withAPDU({ $0.ciphered })??.message, message.counter == counter
            else { continue }
            return earlier
        }
        return nil
    }
}

extension RefusalReason {
    /// Whether a look at keys and challenges may tell more.
    fileprivate var hasMoreToTell: Bool {
        switch self {
        case .authenticationTag, .authentication, .securitySuite, .sender, .noDedicatedKey, .invocationCounter: true
        default: false
        }
    }
}
