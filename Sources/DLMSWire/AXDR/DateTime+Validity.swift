#if !hasFeature(Embedded)
    /// A field of a date or time whose value the standard does not allow.
    package struct FieldFault: Equatable {
        package let field: String
        package let expected: String
        package let value: Int
    }

    extension DateTime {
        /// Every field "not specified".
        public static let unspecified = DateTime(date: .unspecified, time: .unspecified, status: .notSpecified)

        /// The first field that is out of range; nil when all are in order.
        package var fault: FieldFault? {
            if let fault = date.fault ?? time.fault { return fault }
            guard deviation == Self.unspecifiedDeviation || (-840...720).contains(deviation) else {
                return FieldFault(field: "deviation", expected: "-840 to 720 minutes or 0x8000", value: Int(deviation))
            }
            return nil
        }
    }

    extension CalendarDate {
        /// Every field "not specified".
        public static let unspecified = CalendarDate(year: 0xFFFF, month: 0xFF, dayOfMonth: 0xFF)

        package var fault: FieldFault? {
            guard (1...12).contains(month) || month >= 0xFD else {
                return FieldFault(field: "month", expected: "1 to 12, 0xFD, 0xFE or 0xFF", value: Int(month))
            }
            guard (1...31).contains(dayOfMonth) || dayOfMonth >= 0xFD else {
                return FieldFault(
                    field: "day_of_month", expected: "1 to 31, 0xFD, 0xFE or 0xFF", value: Int(dayOfMonth))
            }
            guard (1...7).contains(dayOfWeek) || dayOfWeek == 0xFF else {
                return FieldFault(field: "day_of_week", expected: "1 to 7 or 0xFF", value: Int(dayOfWeek))
            }
            return nil
        }
    }

    extension TimeOfDay {
        /// Every field "not specified".
        public static let unspecified = TimeOfDay(hour: 0xFF, minute: 0xFF, second: 0xFF)

        package var fault: FieldFault? {
            let fields: [(name: String, value: UInt8, last: UInt8)] = [
                ("hour", hour, 23), ("minute", minute, 59), ("second", second, 59), ("hundredths", hundredths, 99),
            ]
            guard let field = fields.first(where: { $0.value > $0.last && $0.value != 0xFF }) else { return nil }
            return FieldFault(field: field.name, expected: "0 to \(field.last) or 0xFF", value: Int(field.value))
        }
    }

    // MARK: - Likelihood

    extension DateTime {
        /// Whether 12 octets of an octet-string are most likely meant as a date and time.
        package var isPlausible: Bool { date.isPlausible && fault == nil }

        /// - Parameter octets: exactly 12.
        init(octets: Octets) {
            date = CalendarDate(octets: octets.prefix(5))
            time = TimeOfDay(octets: octets.dropFirst(5).prefix(4))
            deviation = Int16(bitPattern: UInt16(octets[9]) << 8 | UInt16(octets[10]))
            status = ClockStatus(rawValue: octets[11])
        }
    }

    extension CalendarDate {
        /// Whether 5 octets of an octet-string are most likely meant as a date.
        var isPlausible: Bool { (year == 0xFFFF || (1900...2999).contains(year)) && fault == nil }

        /// - Parameter octets: exactly 5.
        init(octets: Octets) {
            self.init(
                year: UInt16(octets[0]) << 8 | UInt16(octets[1]), month: octets[2], dayOfMonth: octets[3],
                dayOfWeek: octets[4]
            )
        }
    }

    extension TimeOfDay {
        /// - Parameter octets: exactly 4.
        init(octets: Octets) {
            self.init(hour: octets[0], minute: octets[1], second: octets[2], hundredths: octets[3])
        }
    }
#endif
