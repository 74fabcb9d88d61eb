#if !hasFeature(Embedded)
    extension DateTime: CustomStringConvertible {
        /// `2024-02-01 Thu 12:00:00.00 UTC+01:00`, then the doubts about it; `*` stands for what is not specified.
        public var description: String {
            ["\(date)", "\(time)", zone, status.description].compactMap { $0.isEmpty ? nil : $0 }
                .joined(separator: " ")
        }

        private var zone: String {
            guard deviation != Self.unspecifiedDeviation else { return "" }
            let minutes = -Int(deviation)
            return "UTC\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60)):\(padded(abs(minutes) % 60))"
        }

        /// Whether every part lies in its range: tells a date from other octets.
        var isPlausible: Bool {
            date.isPlausible && time.isPlausible
                && (deviation == Self.unspecifiedDeviation || (-840...840).contains(deviation))
        }

        /// - Parameter octets: exactly 12.
        init(octets: Octets) {
            date = CalendarDate(octets: octets.prefix(5))
            time = TimeOfDay(octets: octets.dropFirst(5).prefix(4))
            deviation = Int16(bitPattern: UInt16(octets[9]) << 8 | UInt16(octets[10]))
            status = ClockStatus(rawValue: octets[11])
        }
    }

    extension CalendarDate: CustomStringConvertible {
        /// `2024-02-01 Thu`.
        public var description: String {
            let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
            let weekday = (1...7).contains(dayOfWeek) ? " " + days[Int(dayOfWeek) - 1] : ""
            return "\(year == 0xFFFF ? "*" : padded(Int(year), 4))-\(monthText)-\(dayText)\(weekday)"
        }

        private var monthText: String {
            switch month {
            case 0xFF: "*"
            case 0xFE: "dst-begin"
            case 0xFD: "dst-end"
            default: padded(Int(month))
            }
        }

        private var dayText: String {
            switch dayOfMonth {
            case 0xFF: "*"
            case 0xFE: "last"
            case 0xFD: "second-last"
            default: padded(Int(dayOfMonth))
            }
        }

        var isPlausible: Bool {
            (year == 0xFFFF || (1900...2999).contains(year)) && ((1...12).contains(month) || month >= 0xFD)
                && ((1...31).contains(dayOfMonth) || dayOfMonth >= 0xFD)
                && ((1...7).contains(dayOfWeek) || dayOfWeek == 0xFF)
        }

        /// - Parameter octets: exactly 5.
        init(octets: Octets) {
            self.init(
                year: UInt16(octets[0]) << 8 | UInt16(octets[1]), month: octets[2], dayOfMonth: octets[3],
                dayOfWeek: octets[4]
            )
        }
    }

    extension TimeOfDay: CustomStringConvertible {
        /// `12:00:00.00`; without hundredths when they are not specified.
        public var description: String {
            let parts = [hour, minute, second].map { $0 == 0xFF ? "*" : padded(Int($0)) }
            return parts.joined(separator: ":") + (hundredths == 0xFF ? "" : ".\(padded(Int(hundredths)))")
        }

        var isPlausible: Bool {
            (hour < 24 || hour == 0xFF) && (minute < 60 || minute == 0xFF) && (second < 60 || second == 0xFF)
                && (hundredths < 100 || hundredths == 0xFF)
        }

        /// - Parameter octets: exactly 4.
        init(octets: Octets) {
            self.init(hour: octets[0], minute: octets[1], second: octets[2], hundredths: octets[3])
        }
    }

    extension ClockStatus: CustomStringConvertible {
        /// Names of the bits that are set; empty when the time is without doubt or the status is not specified.
        public var description: String {
            guard self != .notSpecified else { return "" }
            let names: [(ClockStatus, String)] = [
                (.invalidValue, "invalid_value"), (.doubtfulValue, "doubtful_value"),
                (.differentClockBase, "different_clock_base"), (.invalidClockStatus, "invalid_clock_status"),
                (.daylightSavingActive, "daylight_saving_active"),
            ]
            return names.filter { contains($0.0) }.map(\.1).joined(separator: " ")
        }
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
#endif
