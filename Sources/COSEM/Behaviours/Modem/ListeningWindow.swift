import DLMSWire

/// One stretch of time in which a meter listens for calls; what its ends leave open comes again and again.
struct ListeningWindow: Equatable {
    private let start: DateTime
    private let end: DateTime

    /// - Parameter element: an element of listening_window; nil where it is none.
    init?(_ element: DataValue) {
        guard case .structure(let ends) = element, ends.count == 2,
            let start = DateTime(ends[0]), let end = DateTime(ends[1])
        else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// Whether a moment of local time lies in the window, its ends included. A window from 22:00 to 06:00 goes over
    /// midnight.
    func contains(_ now: DateTime) -> Bool {
        guard matchesDayOfWeek(now) else { return false }
        let (isBehindStart, isBeforeEnd) = (Self.isOrdered(start, now), Self.isOrdered(now, end))
        return Self.isOrdered(start, end) ? isBehindStart && isBeforeEnd : isBehindStart || isBeforeEnd
    }

    private func matchesDayOfWeek(_ now: DateTime) -> Bool {
        [start, end].allSatisfy { $0.date.dayOfWeek == 0xFF || $0.date.dayOfWeek == now.date.dayOfWeek }
    }

    /// Compares from the year on down to the second, without the fields that either leaves open.
    private static func isOrdered(_ earlier: DateTime, _ later: DateTime) -> Bool {
        for (one, other) in zip(fields(earlier), fields(later)) {
            guard let one, let other, one != other else { continue }
            return one < other
        }
        return true
    }

    private static func fields(_ moment: DateTime) -> [UInt16?] {
        let (date, time) = (moment.date, moment.time)
        let small = [date.month, date.dayOfMonth, time.hour, time.minute, time.second]
        return [date.year == 0xFFFF ? nil : date.year] + small.map { $0 == 0xFF ? nil : UInt16($0) }
    }
}
