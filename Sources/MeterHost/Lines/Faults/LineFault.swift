/// Something that goes wrong on the meter's lines because somebody wants it to, to see what a client makes of it.
public struct LineFault: Equatable, Sendable, CustomStringConvertible {
    public var kind: Kind
    public var trigger: Trigger
    /// Whether it happens to what the meter sends, or to what it receives before the meter sees it.
    public var direction: Frame.Direction

    /// What happens to a frame.
    public enum Kind: Equatable, Sendable {
        /// It is lost.
        case drop
        /// It comes so much later.
        case delay(Duration)
        /// A bit of one of its octets is turned over.
        case corrupt
        /// Its last check octet is wrong; without a check sequence, its last octet.
        case badFCS
        /// Its second half is missing.
        case truncate
        /// It comes twice.
        case duplicate
        /// Before the meter answers, the line brings back what the client sent.
        case echo
        /// Its N(R) is one too high, with right check sequences.
        case wrongNR
        /// The meter is busy: it answers RNR for so long.
        case rnr(Duration)
        /// Nothing comes for so long.
        case silence(Duration)
    }

    /// Which frames it happens to; what lasts for a time begins at once and has none.
    public enum Trigger: Equatable, Sendable {
        /// The next frames, 1 or more.
        case next(Int)
        /// Each frame with this probability, 0 to 1; the same seed hits the same frames.
        case probability(Double, seed: UInt64)
    }

    public init(_ kind: Kind, _ trigger: Trigger = .next(1), _ direction: Frame.Direction = .sent) {
        (self.kind, self.trigger, self.direction) = (kind, trigger, direction)
    }

    public var description: String {
        switch (kind, trigger) {
        case (.rnr, _), (.silence, _): name
        case (_, .next(let count)): "\(name) next \(count)"
        case (_, .probability(let probability, let seed)): "\(name) p \(probability) seed \(seed)"
        }
    }

    /// What happens, without when.
    var name: String { (direction == .received ? "received " : "") + kind.name }

    fileprivate static func text(_ time: Duration) -> String { "\(Double(time.milliseconds) / 1000)" }
}

extension LineFault.Kind {
    /// An echo and a busy meter are what the client sees.
    fileprivate var mayBeReceived: Bool {
        switch self {
        case .echo, .rnr: false
        default: true
        }
    }

    var name: String {
        switch self {
        case .drop: "drop"
        case .delay(let time): "delay \(LineFault.text(time))"
        case .corrupt: "corrupt"
        case .badFCS: "fcs"
        case .truncate: "truncate"
        case .duplicate: "duplicate"
        case .echo: "echo"
        case .wrongNR: "nr"
        case .rnr(let time): "rnr \(LineFault.text(time))"
        case .silence(let time): "silence \(LineFault.text(time))"
        }
    }
}

// MARK: - Reading

extension LineFault {
    /// How a fault is written, for a hint.
    public static let pattern =
        "drop, delay SECONDS, corrupt, fcs, truncate, duplicate, echo, nr, each with next N or p 0.1 seed 7; "
        + "rnr SECONDS; silence SECONDS; received before any but echo and rnr for what the meter receives"

    /// Reads `drop next 3`, `delay 0.5 p 0.1 seed 7`, `rnr 10`, `received corrupt`.
    /// - Returns: nil when it cannot be understood; ``pattern`` says what can.
    public init?(_ words: [String]) {
        var words = words[...]
        let isReceived = words.first == "received"
        if isReceived { words = words.dropFirst() }
        guard let kind = Self.kind(&words), !isReceived || kind.mayBeReceived else { return nil }
        guard let trigger = Self.trigger(&words), words.isEmpty else { return nil }
        self.init(kind, trigger, isReceived ? .received : .sent)
    }

    private static func kind(_ words: inout ArraySlice<String>) -> Kind? {
        switch words.popFirst() {
        case "drop": .drop
        case "corrupt": .corrupt
        case "fcs": .badFCS
        case "truncate": .truncate
        case "duplicate": .duplicate
        case "echo": .echo
        case "nr": .wrongNR
        case "delay": seconds(&words).map(Kind.delay)
        case "rnr": seconds(&words).map(Kind.rnr)
        case "silence": seconds(&words).map(Kind.silence)
        default: nil
        }
    }

    private static func seconds(_ words: inout ArraySlice<String>) -> Duration? {
        guard let seconds = words.popFirst().flatMap(Double.init), (0...3600).contains(seconds) else { return nil }
        return .seconds(seconds)
    }

    private static func trigger(_ words: inout ArraySlice<String>) -> Trigger? {
        guard let word = words.popFirst() else { return .next(1) }
        switch word {
        case "next":
            guard let count = words.popFirst().flatMap({ Int($0) }), count > 0 else { return nil }
            return .next(count)
        case "p":
            guard let probability = words.popFirst().flatMap(Double.init), (0...1).contains(probability) else {
                return nil
            }
            guard !words.isEmpty else { return .probability(probability, seed: 1) }
            guard words.popFirst() == "seed", let seed = words.popFirst().flatMap({ UInt64($0) }) else { return nil }
            return .probability(probability, seed: seed)
        default: return nil
        }
    }
}
