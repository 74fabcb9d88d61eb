/// The host's time, looked at with one call: monotonic, with the wall clock at a known distance.
///
/// The distance is looked at again once a second, so a stamp follows a wall clock that is set.
struct HostTime {
    /// Monotonic time of the start.
    let start = HostPlatform.monotonicNow
    /// Wall clock less time since the start, in microseconds.
    private var distance: Int64 = 0

    init() { adjust() }

    /// Time since the start.
    var now: Duration { HostPlatform.monotonicNow - start }

    /// Wall clock, in microseconds since 1970-01-01 UTC, at `now` since the start.
    func microseconds(at now: Duration) -> Int64 { distance + now.microseconds }

    var milliseconds: Int64 { microseconds(at: now) / 1000 }

    mutating func adjust() { distance = HostPlatform.wallClockMicroseconds - now.microseconds }
}

extension Duration {
    /// Whole microseconds, towards zero.
    var microseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
