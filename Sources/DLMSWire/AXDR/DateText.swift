#if !hasFeature(Embedded)
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

    extension [String] {
        /// `a, b or c`.
        package var formattedAsChoice: String {
            count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + (last ?? "")
        }
    }
#endif
