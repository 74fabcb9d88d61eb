import DLMSWire

/// A point in local time as a number: milliseconds since 1970-01-01 00:00 on the same calendar, without any zone.
///
/// Proleptic Gregorian calendar; days are 86 400 seconds.
struct CivilTime: Hashable, Comparable {
    var milliseconds: Int64

    static let second: Int64 = 1000
    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    init(milliseconds: Int64) { self.milliseconds = milliseconds }

    init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, hundredths: Int = 0) {
        let seconds = (hour * 60 + minute) * 60 + second
        milliseconds =
            Self.dayNumber(year, month, day) * Self.day + Int64(seconds) * Self.second + Int64(hundredths * 10)
    }

    static func < (left: CivilTime, right: CivilTime) -> Bool { left.milliseconds < right.milliseconds }
}

// MARK: - Calendar

extension CivilTime {
    /// Days from 1970-01-01 to a date. The year is counted from March, so that the leap day is its last.
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month and day of the month.
    var date: (year: Int, month: Int, day: Int) {
        let days = Int(dayNumber) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days since 1970-01-01.
    var dayNumber: Int64 { milliseconds.floored(by: Self.day) / Self.day }
    var millisecondOfDay: Int64 { milliseconds - milliseconds.floored(by: Self.day) }
    /// 1 is Monday, 7 Sunday; 1970-01-01 was a Thursday.
    var dayOfWeek: Int { Self.dayOfWeek(dayNumber) }

    static func dayOfWeek(_ dayNumber: Int64) -> Int { Int((dayNumber + 3) - (dayNumber + 3).floored(by: 7)) + 1 }

    static func daysInMonth(_ year: Int, _ month: Int) -> Int {
        let next = month == 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)
        return Int(next - dayNumber(year, month, 1))
    }
}

extension Int64 {
    /// The nearest multiple of `step` that is not greater.
    func floored(by step: Int64) -> Int64 {
        let rest = self % step
        return self - (rest < 0 ? rest + step : rest)
    }

    /// The nearest multiple of `step`; a half goes up.
    func rounded(by step: Int64) -> Int64 { (self + step / 2).floored(by: step) }
}

// MARK: - COSEM form

extension CivilTime {
    /// The moment that a date and time names; nil when a part that is needed is not specified, or does not exist.
    init?(_ dateTime: DateTime) {
        let (date, time) = (dateTime.date, dateTime.time)
        guard date.year != 0xFFFF, (1...12).contains(date.month), time.hour < 24 else { return nil }
        let (year, month, day) = (Int(date.year), Int(date.month), Int(date.dayOfMonth))
        guard day >= 1, day <= Self.daysInMonth(year, month) else { return nil }
        func part(_ value: UInt8) -> Int { value == 0xFF ? 0 : Int(value) }
        self.init(
            year: year, month: month, day: day, hour: Int(time.hour), minute: part(time.minute),
            second: part(time.second), hundredths: part(time.hundredths)
        )
    }

    func dateTime(deviation: Int16, status: ClockStatus) -> DateTime {
        let (year, month, day) = date
        let ofDay = Int(millisecondOfDay)
        return DateTime(
            date: CalendarDate(
                year: UInt16(clamping: year), month: UInt8(month), dayOfMonth: UInt8(day), dayOfWeek: UInt8(dayOfWeek)),
            time: TimeOfDay(
                hour: UInt8(ofDay / 3_600_000), minute: UInt8(ofDay / 60_000 % 60), second: UInt8(ofDay / 1000 % 60),
                hundredths: UInt8(ofDay % 1000 / 10)),
            deviation: deviation, status: status)
    }
}
