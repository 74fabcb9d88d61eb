import DLMSWire

/// A date and time that comes every year, such as the beginning of daylight saving: "last Sunday of March, 02:00".
///
/// - Spec: IEC 62056-6-2, formats for date and time; Clock, daylight_savings_begin
struct RecurringDate {
    private let date: CalendarDate
    /// Milliseconds of the day.
    private let time: Int64

    /// - Returns: nil when no month or no day can be told: month not specified, or a reference to daylight saving.
    init?(_ dateTime: DateTime) {
        guard (1...12).contains(dateTime.date.month) else { return nil }
        guard dateTime.date.dayOfMonth != 0xFF || dateTime.date.dayOfWeek != 0xFF else { return nil }
        date = dateTime.date
        func part(_ value: UInt8) -> Int64 { value == 0xFF ? 0 : Int64(value) }
        time =
            part(dateTime.time.hour) * CivilTime.hour + part(dateTime.time.minute) * CivilTime.minute
            + part(dateTime.time.second) * CivilTime.second
    }

    /// The only year in which it comes; nil when it comes every year.
    var onlyYear: Int? { date.year == 0xFFFF ? nil : Int(date.year) }

    func moment(inYear year: Int) -> CivilTime {
        CivilTime(milliseconds: dayNumber(inYear: year) * CivilTime.day + time)
    }

    /// With a weekday: the first one on or after the day of the month, or the last (second last) one of the month.
    private func dayNumber(inYear year: Int) -> Int64 {
        let first = CivilTime.dayNumber(year, Int(date.month), 1)
        let last = first + Int64(CivilTime.daysInMonth(year, Int(date.month))) - 1
        switch date.dayOfMonth {
        case 0xFE: return onOrBefore(last)
        case 0xFD: return date.dayOfWeek == 0xFF ? last - 1 : onOrBefore(last) - 7
        case 0xFF: return onOrAfter(first)
        default: return onOrAfter(min(first + Int64(date.dayOfMonth) - 1, last))
        }
    }

    private func onOrAfter(_ day: Int64) -> Int64 {
        guard date.dayOfWeek != 0xFF else { return day }
        return day + Int64((Int(date.dayOfWeek) - CivilTime.dayOfWeek(day) + 7) % 7)
    }

    private func onOrBefore(_ day: Int64) -> Int64 {
        guard date.dayOfWeek != 0xFF else { return day }
        return day - Int64((CivilTime.dayOfWeek(day) - Int(date.dayOfWeek) + 7) % 7)
    }
}
