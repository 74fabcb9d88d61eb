import DLMSWire

/// The faults that are set now, between the links and their lines; used on the meter's event loop only.
final class LineFaults {
    private var armed: [Armed] = []
    /// Until then nothing comes through, by direction.
    private var silentUntil: [Frame.Direction: Duration] = [:]
    /// Until then HDLC links are busy.
    private(set) var busyUntil = Duration.zero
    /// Told in words of each time that a fault happened.
    var onFault: (String) -> Void = { _ in }

    private struct Armed {
        var fault: LineFault
        var random: SeededRandom

        init(_ fault: LineFault) {
            self.fault = fault
            if case .probability(_, let seed) = fault.trigger { random = SeededRandom(seed) } else { random = .init(1) }
        }

        /// Whether it happens to this frame.
        mutating func fires() -> Bool {
            switch fault.trigger {
            case .next(let count):
                fault.trigger = .next(count - 1)
                return count > 0
            case .probability(let probability, _): return Double.random(in: 0..<1, using: &random) < probability
            }
        }

        var isSpent: Bool { fault.trigger == .next(0) }
    }

    /// What becomes of a frame.
    struct Outcome {
        /// What comes in its place.
        var frames: [[UInt8]]
        var delay = Duration.zero
    }
}

// MARK: - Setting

extension LineFaults {
    func set(_ fault: LineFault, at now: Duration) {
        switch fault.kind {
        case .rnr(let time): busyUntil = now + time
        case .silence(let time): silentUntil[fault.direction] = now + time
        default: armed.append(Armed(fault))
        }
    }

    func clear() { (armed, silentUntil, busyUntil) = ([], [:], .zero) }

    /// Whether there is any fault: the first question, asked for every frame.
    var isEmpty: Bool { armed.isEmpty && silentUntil.isEmpty }

    /// Whether a frame of this direction has to be looked at.
    func isActive(_ direction: Frame.Direction = .sent, at now: Duration) -> Bool {
        guard !isEmpty else { return false }
        return isSilent(direction, at: now) || armed.contains { $0.fault.direction == direction }
    }

    private func isSilent(_ direction: Frame.Direction, at now: Duration) -> Bool {
        now < silentUntil[direction] ?? .zero
    }

    /// The faults that are set, in words; empty when there is none.
    func text(at now: Duration) -> [String] {
        var texts = armed.map(\.fault.description)
        if now < busyUntil { texts.append("rnr") }
        if isSilent(.sent, at: now) { texts.append("silence") }
        if isSilent(.received, at: now) { texts.append("received silence") }
        return texts
    }
}

// MARK: - Happening

extension LineFaults {
    /// Whether what a client sent comes back to it.
    func echoes() -> Bool { fire { $0.kind == .echo } != nil }

    /// What becomes of a frame that is sent or was received; nil when nothing happens to it.
    func outcome(of frame: Octets, _ direction: Frame.Direction = .sent, at now: Duration) -> Outcome? {
        if isSilent(direction, at: now) {
            onFault("silence: \(frame.count) octets not \(direction == .sent ? "sent" : "heard")")
            return Outcome(frames: [])
        }
        let isNumbered = FrameAlteration.hasReceiveNumber(frame)
        let armed = fire { fault in
            fault.direction == direction && fault.kind != .echo && (fault.kind != .wrongNR || isNumbered)
        }
        return armed.map { outcome(of: frame.array, $0.kind, $0.choice) }
    }

    private func fire(_ isWanted: (LineFault) -> Bool) -> (kind: LineFault.Kind, choice: UInt64)? {
        for index in armed.indices where isWanted(armed[index].fault) {
            guard armed[index].fires() else { continue }
            let (fault, choice) = (armed[index].fault, armed[index].random.next())
            if armed[index].isSpent { armed.remove(at: index) }
            onFault(fault.name)
            return (fault.kind, choice)
        }
        return nil
    }

    private func outcome(of frame: [UInt8], _ kind: LineFault.Kind, _ choice: UInt64) -> Outcome {
        switch kind {
        case .drop: Outcome(frames: [])
        case .delay(let time): Outcome(frames: [frame], delay: time)
        case .corrupt: Outcome(frames: [FrameAlteration.corrupt(frame, choice)])
        case .badFCS: Outcome(frames: [FrameAlteration.breakCheck(frame)])
        case .truncate: Outcome(frames: [Array(frame.prefix(frame.count / 2))])
        case .duplicate: Outcome(frames: [frame, frame])
        case .wrongNR: Outcome(frames: [FrameAlteration.raiseReceiveNumber(frame)])
        case .echo, .rnr, .silence: Outcome(frames: [frame])
        }
    }
}
