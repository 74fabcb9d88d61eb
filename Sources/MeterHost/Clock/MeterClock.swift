/// The meter's own time: runs from the host's monotonic time, and may be set, stopped or run faster.
///
/// Between two changes it is a straight line through ``base``; the host's wall clock is looked at once, at the start,
/// so a jump of that clock never reaches the meter.
public struct MeterClock: Sendable {
    /// Meter time, in milliseconds since 1970-01-01 UTC, at ``start``.
    private var base: Int64
    /// Monotonic time of the last change.
    private var start: Duration
    /// Seconds of meter time per second: 1 is real time, 0 stands still. At least 0.
    public private(set) var rate: Double = 1

    public init(utcMilliseconds: Int64, at now: Duration = .zero) { (base, start) = (utcMilliseconds, now) }

    /// Meter time at the monotonic time `now`, in milliseconds since 1970-01-01 UTC.
    public func utcMilliseconds(at now: Duration) -> Int64 {
        let elapsed = now - start
        guard rate != 1 else { return base + elapsed.milliseconds }
        return base + Int64(Double(elapsed.milliseconds) * rate)
    }

    public mutating func set(utcMilliseconds: Int64, at now: Duration) { (base, start) = (utcMilliseconds, now) }

    /// Changes the rate without a step in the time.
    public mutating func setRate(_ rate: Double, at now: Duration) {
        precondition(rate >= 0, "a meter's clock does not run backwards")
        (base, start) = (utcMilliseconds(at: now), now)
        self.rate = rate
    }
}

extension Duration {
    /// Whole milliseconds, towards zero.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
