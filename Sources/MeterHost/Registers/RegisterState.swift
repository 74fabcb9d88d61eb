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

    /// A straight line from one value to another.
    public struct Ramp: Equatable, Sendable {
        public var from: Double
        public var to: Double
        /// Time since the meter's start at which the ramp began.
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

    /// Whether the simulation may change the value.
    public var isFree: Bool { self == .simulated }

    /// One word for lists: `simulated`.
    public var word: String {
        switch self {
        case .simulated: "simulated"
        case .held: "held"
        case .injected: "injected"
        case .ramping: "ramping"
        }
    }
}
