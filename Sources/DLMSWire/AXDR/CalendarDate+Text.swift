#if !hasFeature(Embedded)
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
            let weekday =
                (1...7).contains(dayOfWeek) ? DateText.weekdays[Int(dayOfWeek) - 1] : DateText.print(dayOfWeek)
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
            if let index = DateText.weekdays.firstIndex(where: { $0.lowercased() == wanted }) {
                return UInt8(index) + 1
            }
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

    extension CalendarDate: LosslessStringConvertible {
        /// As ``text``.
        public var description: String { text }

        /// As ``init(text:)``, without telling what is wrong.
        public init?(_ description: String) {
            guard let value = try? Self(text: description) else { return nil }
            self = value
        }
    }
#endif
