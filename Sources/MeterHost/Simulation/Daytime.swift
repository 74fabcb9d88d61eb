import MeterDefinition

/// A moment of local time as a day and a time of it.
struct Daytime {
    /// Days since 1970-01-01.
    let day: Int64
    /// Seconds since midnight.
    let second: Double

    /// - Parameter time: seconds since 1970-01-01, local time.
    init(_ time: Double) {
        let whole = (time / 86_400).rounded(.down)
        (day, second) = (Int64(whole), time - whole * 86_400)
    }
}

extension [Simulation.CurvePoint] {
    /// Value at a time of day on the straight lines from point to point, past midnight to the first; the points are in
    /// order, and there is one at least.
    func line(at second: Double) -> Double {
        let next = firstIndex { Double($0.second) > second } ?? count
        let (before, after) = (self[(next + count - 1) % count], self[next % count])
        let start = Double(before.second) - (next == 0 ? 86_400 : 0)
        let end = Double(after.second) + (next == count ? 86_400 : 0)
        return before.value + (after.value - before.value) * (second - start) / (end - start)
    }

    /// Value of the point that came last, yesterday's last before the first.
    func step(at second: Double) -> Double { (last { Double($0.second) <= second } ?? self[count - 1]).value }
}
