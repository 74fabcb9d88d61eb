#if !hasFeature(Embedded)
    extension DateTime {
        /// `2026-11-22 20:31:07 +01:00 DST`; `*` where nothing at all is specified.
        ///
        /// The offset is local time minus UTC, as people write it (the deviation has the other sign), and is left out where
        /// the deviation is not specified. Then come the bits of the clock status: `DST`, `invalid`, `doubtful`,
        /// `other_base`, `bad_status`; a status that is usual beside the offset (0 with, 0xFF without) is left out.
        public var text: String {
            if self == .unspecified { return "*" }
            var words = [date.text, time.text]
            if deviation != Self.unspecifiedDeviation { words.append(offsetText) }
            return (words + statusWords).joined(separator: " ")
        }

        /// Reads what ``text`` writes; `T` between date and time, no blank before the offset, `Z`, and a date alone (which
        /// begins at midnight) are understood as well.
        public init(text: String) throws(DateTextError) {
            var words = text.split(separator: " ")[...]
            if words.count == 1, words.first == "*" {
                self = .unspecified
                return
            }
            try self.init(words: &words)
            guard words.isEmpty else {
                let known = (Self.statusNames.map(\.name) + ["status=0x00", "status=*"]).formattedAsChoice
                throw DateTextError(
                    description: "clock status: expected \(known), found \(words.joined(separator: " "))")
            }
        }

        private init(words: inout ArraySlice<Substring>) throws(DateTextError) {
            guard let first = words.popFirst() else {
                throw DateTextError(description: "date: expected YYYY-MM-DD HH:MM:SS, found nothing")
            }
            let halves = first.split(separator: "T", maxSplits: 1)
            if halves.count == 2, halves[0].contains("-") {
                words = [halves[0], halves[1]] + words
            } else {
                words = [first] + words
            }
            let date = try Self.takeDate(from: &words)
            var (time, deviation) = try Self.takeTime(from: &words)
            if let word = words.first, let offset = try Self.deviation(offset: word) {
                deviation = offset
                words.removeFirst()
            }
            let usual: ClockStatus = deviation == Self.unspecifiedDeviation ? .notSpecified : []
            let status = Self.takeStatus(from: &words) ?? usual
            self.init(date: date, time: time, deviation: deviation, status: status)
        }
    }

    extension DateTime: LosslessStringConvertible {
        /// As ``text``.
        public var description: String { text }

        /// As ``init(text:)``, without telling what is wrong.
        public init?(_ description: String) {
            guard let value = try? Self(text: description) else { return nil }
            self = value
        }
    }

    // MARK: - Date and time

    extension DateTime {
        private static func takeDate(from words: inout ArraySlice<Substring>) throws(DateTextError) -> CalendarDate {
            let date = words.popFirst() ?? ""
            guard let next = words.first, next == "*" || next.allSatisfy(\.isLetter), !isStatusWord(next) else {
                return try CalendarDate(date, weekday: nil)
            }
            words.removeFirst()
            return try CalendarDate(date, weekday: next)
        }

        /// The time, and the offset where it follows without a blank.
        private static func takeTime(
            from words: inout ArraySlice<Substring>
        ) throws(DateTextError) -> (TimeOfDay, deviation: Int16) {
            guard let word = words.first, word.contains(":"), !word.hasPrefix("+"), !word.hasPrefix("-") else {
                return (TimeOfDay(hour: 0, minute: 0, second: 0), unspecifiedDeviation)
            }
            words.removeFirst()
            guard let sign = word.firstIndex(where: { "+-Z".contains($0) }) else {
                return (try TimeOfDay(word), unspecifiedDeviation)
            }
            return (try TimeOfDay(word[..<sign]), try deviation(offset: word[sign...]) ?? unspecifiedDeviation)
        }
    }

    // MARK: - Offset

    extension DateTime {
        private var offsetText: String {
            let minutes = abs(Int(deviation))
            let digits = [minutes / 60, minutes % 60].map { DateText.print(UInt($0)) }
            return (deviation > 0 ? "-" : "+") + digits.joined(separator: ":")
        }

        /// The deviation that `+01:00` stands for, −60; nil for a word that is no offset.
        private static func deviation(offset word: Substring) throws(DateTextError) -> Int16? {
            if word == "Z" { return 0 }
            guard let sign = word.first, sign == "+" || sign == "-" else { return nil }
            let parts = word.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let hours = Int16(parts[0]), let minutes = Int16(parts[1]),
                (0...14).contains(hours),
                (0...59).contains(minutes), hours * 60 + minutes <= (sign == "+" ? 840 : 720)
            else {
                throw DateTextError(description: "offset: expected -12:00 to +14:00 or Z, found \(word)")
            }
            return (sign == "+" ? -1 : 1) * (hours * 60 + minutes)
        }
    }

    // MARK: - Clock status

    extension DateTime {
        private static let statusNames: [(name: String, bit: ClockStatus)] = [
            ("DST", .daylightSavingActive), ("invalid", .invalidValue), ("doubtful", .doubtfulValue),
            ("other_base", .differentClockBase), ("bad_status", .invalidClockStatus),
        ]

        private static let named: ClockStatus = [
            .daylightSavingActive, .invalidValue, .doubtfulValue, .differentClockBase, .invalidClockStatus,
        ]

        private var statusWords: [String] {
            let usual: ClockStatus = deviation == Self.unspecifiedDeviation ? .notSpecified : []
            if status == usual { return [] }
            if status == .notSpecified { return ["status=*"] }
            guard !status.isEmpty, Self.named.isSuperset(of: status) else {
                let digits = String(status.rawValue, radix: 16, uppercase: true)
                return ["status=0x" + (digits.count < 2 ? "0" : "") + digits]
            }
            return Self.statusNames.filter { status.contains($0.bit) }.map(\.name)
        }

        private static func statusBit(_ word: Substring) -> ClockStatus? {
            let wanted = word.lowercased()
            if wanted == "status=*" { return .notSpecified }
            if wanted.hasPrefix("status=0x") {
                return UInt8(wanted.dropFirst(9), radix: 16).map { ClockStatus(rawValue: $0) }
            }
            return statusNames.first { $0.name.lowercased() == wanted }?.bit
        }

        private static func isStatusWord(_ word: Substring) -> Bool { statusBit(word) != nil || word == "Z" }

        /// Takes the words of the status as long as they are some; nil when there are none.
        private static func takeStatus(from words: inout ArraySlice<Substring>) -> ClockStatus? {
            var status: ClockStatus?
            while let word = words.first, let bit = statusBit(word) {
                status = (status ?? []).union(bit)
                words.removeFirst()
            }
            return status
        }
    }
#endif
