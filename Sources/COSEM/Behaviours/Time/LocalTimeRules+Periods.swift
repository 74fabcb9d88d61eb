extension LocalTimeRules {
    /// A Monday: periods that are longer than a day count from here.
    private static let origin = 4 * CivilTime.day

    /// The first boundary of a period, in milliseconds of local time, after a moment of UTC. Periods begin at midnight;
    /// an hour that comes twice has its boundaries twice.
    func boundary(after utc: Int64, period: Int64) -> Int64 {
        let offset = offset(atUTC: utc).milliseconds
        let next = Self.boundary(after: utc, period, offset)
        let later = self.offset(atUTC: next).milliseconds
        if later == offset { return next }
        // Local time is put forward or back in between: the first boundary of the time that holds then.
        let shifted = Self.boundary(after: utc, period, later)
        return self.offset(atUTC: shifted).milliseconds == later ? shifted : shifted + period
    }

    /// - Parameter offset: what is added to UTC to get local time, in milliseconds.
    private static func boundary(after utc: Int64, _ period: Int64, _ offset: Int64) -> Int64 {
        (utc + offset - origin).floored(by: period) + origin + period - offset
    }
}
