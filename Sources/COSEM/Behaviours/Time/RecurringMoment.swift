import DLMSWire

/// A date and a time of day that may leave parts open, and the moments that they name.
///
/// Seconds that are left open are 0; an hour or minute that is left open stands for each.
///
/// - Spec: IEC 62056-6-2, formats for date and time
struct RecurringMoment {
    let date: CalendarDate
    let time: TimeOfDay

    /// Days ahead that are searched: the longest way from one 29 February to the next.
    private static let horizon: Int64 = 8 * 366

    /// The first moment after another; both in milliseconds of UTC.
    func next(after utc: Int64, _ rules: LocalTimeRules) -> Int64? {
        let today = rules.local(fromUTC: utc).dayNumber
        for day in (today - 1)...(today + Self.horizon) where date.names(day) {
            if let moment = moment(onDay: day, after: utc, rules) { return moment }
        }
        return nil
    }

    private func moment(onDay day: Int64, after utc: Int64, _ rules: LocalTimeRules) -> Int64? {
        for hour in time.hour == 0xFF ? 0...23 : time.hour...time.hour {
            for minute in time.minute == 0xFF ? 0...59 : time.minute...time.minute {
                let seconds = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(time.second == 0xFF ? 0 : time.second)
                let local = CivilTime(milliseconds: day * CivilTime.day + seconds * CivilTime.second)
                let moment = rules.moment(ofLocal: local)
                if moment > utc { return moment }
            }
        }
        return nil
    }
}

extension CalendarDate {
    /// Whether a day, counted from 1970-01-01, is one of those that the date names.
    func names(_ dayNumber: Int64) -> Bool {
        let (ownYear, ownMonth, day) = CivilTime(milliseconds: dayNumber * CivilTime.day).date
        guard year == 0xFFFF || Int(year) == ownYear, month == 0xFF || Int(month) == ownMonth else { return false }
        let last = CivilTime.daysInMonth(ownYear, ownMonth)
        let isWeekday = dayOfWeek == 0xFF || Int(dayOfWeek) == CivilTime.dayOfWeek(dayNumber)
        let hasWeekday = dayOfWeek != 0xFF
        guard isWeekday else { return false }
        switch dayOfMonth {
        case 0xFF: return true
        case 0xFE: return hasWeekday ? day > last - 7 : day == last
        case 0xFD: return hasWeekday ? (last - 13...last - 7).contains(day) : day == last - 1
        // With a weekday: the first one on or after the day of the month.
        default: return hasWeekday ? (0..<7).contains(day - Int(dayOfMonth)) : day == Int(dayOfMonth)
        }
    }
}

extension LocalTimeRules {
    /// The moment of UTC at which something happens that is planned for a local time: once in the hour that comes twice,
    /// and at the change where the hour is left out.
    func moment(ofLocal time: CivilTime) -> Int64 {
        let utc = utc(fromLocal: time)
        guard local(fromUTC: utc) != time else { return utc }
        return change(after: utc - 4 * CivilTime.hour).map { min($0, utc) } ?? utc
    }

    /// When daylight saving begins or ends next, in milliseconds of UTC; nil when it never does.
    func change(after utc: Int64) -> Int64? {
        let year = local(fromUTC: utc).date.year
        return (year - 1...year + 1).flatMap(changes(inYear:)).filter { $0 > utc }.min()
    }
}
