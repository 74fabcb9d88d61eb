/// Something that goes wrong on the meter's lines because somebody wants it to, to see what a client makes of it.
public struct LineFault: Equatable, Sendable, CustomStringConvertible {
    public var kind: Kind
    public var trigger: Trigger

    /// What happens to a frame that the meter sends.
    public enum Kind: Equatable, Sendable {
        /// It is not sent.
        case drop
        /// It leaves so much later.
        case delay(Duration)
        /// A bit of one of its octets is turned over.
        case corrupt
        /// Its last check octet is wrong; without a check sequence, its last octet.
        case badFCS
        /// Its second half is missing.
        case truncate
        /// It is sent twice.
        case duplicate
        /// Before it answers, the line brings back what the client sent.
        case echo
        /// Its N(R) is one too high, with right check sequences.
        case wrongNR
        /// The meter is busy: it answers RNR for so long.
        case rnr(Duration)
        /// Nothing is sent for so long.
        case silence(Duration)
    }

    /// Which frames it happens to; what lasts for a time begins at once and has none.
    public enum Trigger: Equatable, Sendable {
        /// The next frames, 1 or more.
        case next(Int)
        /// Each frame with this probability, 0 to 1; the same seed hits the same frames.
        case probability(Double, seed: UInt64)
    }

    public init(_ kind: Kind, _ trigger: Trigger = .next(1)) { (self.kind, self.trigger) = (kind, trigger) }

    public var description: String {
        switch (kind, trigger) {
        case (.rnr(let time), _): "rnr \(Self.text(time))"
        case (.silence(let time), _): "silence \(Self.text(time))"
        case (_, .next(let count)): "\(kind.name) next \(count)"
        case (_, .probability(let probability, let seed)): "\(kind.name) p \(probability) seed \(seed)"
        }
    }

    fileprivate static func text(_ time: Duration) -> String { "\(Double(time.milliseconds) / 1000)" }
}

extension LineFault.Kind {
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
        case .rnr: "rnr"
        case .silence: "silence"
        }
    }
}

// MARK: - Reading

extension LineFault {
    /// How a fault is written, for a hint.
    public static let pattern =
        "drop, delay SECONDS, corrupt, fcs, truncate, duplicate, echo, nr, each with next N or p 0.1 seed 7; "
        + "rnr SECONDS; silence SECONDS"

    /// Reads `drop next 3`, `delay 0.5 p 0.1 seed 7`, `rnr 10`.
    /// - Returns: nil when it cannot be understood; ``pattern`` says what can.
    public init?(_ words: [String]) {
        var words = words[...]
        guard let kind = Self.kind(&words) else { return nil }
        guard let trigger = Self.trigger(&words), words.isEmpty else { return nil }
        self.init(kind, trigger)
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
