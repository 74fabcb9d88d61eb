import DLMSWire

/// Why a text is no date or time, in one line.
public struct DateTextError: Error, Equatable, Sendable, CustomStringConvertible {
    public let description: String
}

/// Words of dates and times as people read and write them; `*` stands for "not specified".
enum DateText {
    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    static let months: [String: UInt8] = ["dst_begin": 0xFE, "dst_end": 0xFD]
    static let days: [String: UInt8] = ["last": 0xFE, "second_last": 0xFD]

    /// A number of at least `digits` digits, `*`, or one of `words`.
    static func print<Number: FixedWidthInteger & UnsignedInteger>(
        _ value: Number, digits: Int = 2, words: [String: Number] = [:]
    ) -> String {
        if value == Number.max { return "*" }
        if let word = words.first(where: { $0.value == value })?.key { return word }
        let text = String(value)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// Reads what ``print(_:digits:words:)`` writes.
    static func read<Number: FixedWidthInteger & UnsignedInteger>(
        _ text: some StringProtocol, _ field: String, in range: ClosedRange<Number>, words: [String: Number] = [:]
    ) throws(DateTextError) -> Number {
        if text == "*" { return Number.max }
        if let word = words[text.lowercased()] { return word }
        if let number = Number(text), range.contains(number) { return number }
        let choices = ["\(range.lowerBound) to \(range.upperBound)"] + words.keys.sorted() + ["*"]
        throw DateTextError(description: "\(field): expected \(choices.formattedAsChoice), found \(text)")
    }
}

// MARK: - Date

extension CalendarDate {
    /// `2026-11-22`, `*-03-last Sun`, `2026-*-01`; the months `dst_begin` and `dst_end`, the days `last` and
    /// `second_last`.
    ///
    /// The day of the week is left out where it follows from the date; a full date whose day of the week is not
    /// specified ends in `*`.
    public var text: String {
        let date = DateText.print(year, digits: 4) + "-" + DateText.print(month, words: DateText.months)
        let day = "-" + DateText.print(dayOfMonth, words: DateText.days)
        guard dayOfWeek != usualDayOfWeek else { return date + day }
        let weekday = (1...7).contains(dayOfWeek) ? DateText.weekdays[Int(dayOfWeek) - 1] : DateText.print(dayOfWeek)
        return date + day + " " + weekday
    }

    /// Reads what ``text`` writes. A full date without a day of the week gets the right one.
    public init(text: String) throws(DateTextError) {
        let words = text.split(separator: " ")
        guard let first = words.first, words.count <= 2 else { throw Self.unreadable(text) }
        try self.init(first, weekday: words.count == 2 ? words[1] : nil)
    }

    init(_ text: Substring, weekday: Substring?) throws(DateTextError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw Self.unreadable(text) }
        self.init(
            year: try DateText.read(parts[0], "year", in: 0...0xFFFE),
            month: try DateText.read(parts[1], "month", in: 1...12, words: DateText.months),
            dayOfMonth: try DateText.read(parts[2], "day", in: 1...31, words: DateText.days)
        )
        guard dayExists else {
            throw DateTextError(description: "day: \(text) does not exist")
        }
        dayOfWeek = try weekday.map { day throws(DateTextError) in try Self.weekday(day) } ?? usualDayOfWeek
    }

    private static func unreadable(_ text: some StringProtocol) -> DateTextError {
        DateTextError(description: "date: expected YYYY-MM-DD with * for what is not specified, found \(text)")
    }

    private static func weekday(_ text: Substring) throws(DateTextError) -> UInt8 {
        if text == "*" { return 0xFF }
        let wanted = text.lowercased()
        if let index = DateText.weekdays.firstIndex(where: { $0.lowercased() == wanted }) { return UInt8(index) + 1 }
        let choices = (DateText.weekdays + ["*"]).formattedAsChoice
        throw DateTextError(description: "day of the week: expected \(choices), found \(text)")
    }

    /// What the day of the week is where nobody says otherwise.
    private var usualDayOfWeek: UInt8 { weekdayOfDate ?? 0xFF }

    private var isFull: Bool { year != 0xFFFF && (1...12).contains(month) && (1...31).contains(dayOfMonth) }

    private var dayExists: Bool {
        guard (1...12).contains(month), (1...31).contains(dayOfMonth) else { return true }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let february: UInt8 = isLeap || year == 0xFFFF ? 29 : 28
        let lengths: [UInt8] = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return dayOfMonth <= lengths[Int(month) - 1]
    }

    /// 1 (Monday) to 7 of a full date in the Gregorian calendar; nil for others.
    var weekdayOfDate: UInt8? {
        guard isFull, dayExists else { return nil }
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = Int(year) - (month < 3 ? 1 : 0)
        let sunday = (year + year / 4 - year / 100 + year / 400 + shifts[Int(month) - 1] + Int(dayOfMonth)) % 7
        return UInt8(sunday == 0 ? 7 : sunday)
    }
}

// MARK: - Time

extension TimeOfDay {
    /// `20:31:07`, `02:00:00.50`, `*:00:00`; the hundredths are left out where they are not specified.
    public var text: String {
        let time = [hour, minute, second].map { DateText.print($0) }.joined(separator: ":")
        return hundredths == 0xFF ? time : time + "." + DateText.print(hundredths)
    }

    /// Reads what ``text`` writes; without seconds they are 0.
    public init(text: String) throws(DateTextError) { try self.init(text[...]) }

    init(_ text: Substring) throws(DateTextError) {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), halves.count <= 2 else {
            throw DateTextError(
                description: "time: expected HH:MM:SS with * for what is not specified, found \(text)"
            )
        }
        self.init(
            hour: try DateText.read(parts[0], "hour", in: 0...23),
            minute: try DateText.read(parts[1], "minute", in: 0...59),
            second: parts.count == 3 ? try DateText.read(parts[2], "second", in: 0...59) : 0,
            hundredths: halves.count == 2 ? try DateText.read(halves[1], "hundredths", in: 0...99) : 0xFF
        )
    }
}
