/// Who decides a register's value at present.
public enum RegisterState: Equatable, Sendable {
    /// The simulation feeds it; a register that no simulation knows keeps its value.
    case simulated
    /// Frozen at the value it had.
    case held
    /// Set by hand; stays until it is released.
    case injected
    /// On its way to a value; injected once it is there.
    case ramping(Ramp)
    /// Follows a script; injected at its end.
    case scripted(Script)

    /// A straight line from one value to another.
    public struct Ramp: Equatable, Sendable {
        public var from: Double
        public var to: Double
        /// Meter time since the start at which the ramp began.
        public var start: Duration
        /// More than zero.
        public var duration: Duration

        /// Value on the line at `now`; ``to`` once the time is over.
        public func value(at now: Duration) -> Double {
            let share = min(1, max(0, (now - start) / duration))
            return share == 1 ? to : from + (to - from) * share
        }

        public func isOver(at now: Duration) -> Bool { now - start >= duration }
    }

    /// Values at times of their own.
    public struct Script: Equatable, Sendable {
        public struct Point: Equatable, Sendable {
            /// Seconds from the beginning of the script, at least 0.
            public var second: Double
            public var value: Double

            public init(second: Double, value: Double) { (self.second, self.value) = (second, value) }
        }

        private let points: [Point]
        /// Meter time since the start at which it began.
        private let start: Duration
        /// Whether it begins again when its last point is reached.
        private let repeats: Bool

        /// - Returns: nil without points, when they are not in order, or for numbers that are none.
        public init?(_ points: [Point], start: Duration, repeats: Bool) {
            let isOrdered = zip(points, points.dropFirst()).allSatisfy { $0.second < $1.second }
            let areNumbers = points.allSatisfy { $0.second.isFinite && $0.second <= 1e9 && $0.value.isFinite }
            guard let first = points.first, first.second >= 0, isOrdered, areNumbers else { return nil }
            (self.points, self.start, self.repeats) = (points, start, repeats && points.count > 1)
        }

        /// Value at a time since the start; nil before the first point.
        public func value(at now: Duration) -> Double? {
            var seconds = (now - start) / .seconds(1)
            if repeats, let end = points.last?.second { seconds -= (seconds / end).rounded(.down) * end }
            return points.last { $0.second <= seconds }?.value
        }

        public func isOver(at now: Duration) -> Bool {
            !repeats && (now - start) / .seconds(1) >= points[points.count - 1].second
        }
    }

    /// Whether the simulation may change the value.
    public var isFree: Bool { if case .simulated = self { true } else { false } }

    /// One word for lists: `simulated`.
    public var word: String {
        switch self {
        case .simulated: "simulated"
        case .held: "held"
        case .injected: "injected"
        case .ramping: "ramping"
        case .scripted: "scripted"
        }
    }
}
