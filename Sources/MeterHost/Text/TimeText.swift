/// Host times as text, in UTC, without a calendar library: the proleptic Gregorian calendar is arithmetic.
public enum TimeText {
    /// RFC 3339 with milliseconds: `2026-11-22T20:31:05.123Z`.
    /// - Parameter milliseconds: since 1970-01-01 UTC.
    public static func rfc3339(milliseconds: Int64) -> String {
        let (date, time) = parts(milliseconds)
        return "\(date)T\(time)Z"
    }

    /// `20:31:05.123`.
    public static func timeOfDay(milliseconds: Int64) -> String { parts(milliseconds).time }

    /// `2026-11-22 20:31:05`.
    public static func dateAndTime(milliseconds: Int64) -> String {
        let (date, time) = parts(milliseconds)
        return "\(date) \(time.prefix(8))"
    }

    private static func parts(_ milliseconds: Int64) -> (date: String, time: String) {
        let days = (Double(milliseconds) / 86_400_000).rounded(.down)
        let rest = Int(milliseconds - Int64(days) * 86_400_000)
        let (year, month, day) = civil(daysSince1970: Int(days))
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60)
        return (date, "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2)).\(padded(rest % 1000, 3))")
    }

    /// Year, month and day of a day number. The year is counted from March, so that the leap day is its last.
    private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
