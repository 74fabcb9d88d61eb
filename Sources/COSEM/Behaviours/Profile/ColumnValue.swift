import DLMSWire

/// A captured value as something that can be ordered.
enum ColumnValue {
    case number(Double)
    case moment(Moment)
    case octets([UInt8])

    /// - Returns: nil for null-data and for values that have no order.
    init?(_ value: DataValue, isMoment: Bool) {
        if isMoment, let moment = DateTime(value) {
            guard let moment = Moment(moment) else { return nil }
            self = .moment(moment)
        } else if let number = value.number {
            self = .number(number)
        } else {
            switch value {
            case .octetString(let octets), .visibleString(let octets), .utf8String(let octets): self = .octets(octets)
            case .dateTime(let moment):
                guard let moment = Moment(moment) else { return nil }
                self = .moment(moment)
            default: return nil
            }
        }
    }

    /// The value of an encoded `Data`. A date in an octet-string, what most searches are about, is read where it lies.
    init?(_ octets: Octets, isMoment: Bool) {
        if isMoment, octets.count == 14, octets[0] == DataTag.octetString.rawValue {
            var reader = ByteReader(octets.dropFirst(2))
            guard let date = try? DateTime(from: &reader), let moment = Moment(date) else { return nil }
            self = .moment(moment)
        } else {
            guard let value = DataValue(octets) else { return nil }
            self.init(value, isMoment: isMoment)
        }
    }

    /// Whether the value lies before `other`; nil when the two cannot be compared.
    func isBefore(_ other: ColumnValue) -> Bool? {
        switch (self, other) {
        case (.number(let left), .number(let right)): return left < right
        case (.octets(let left), .octets(let right)): return left.lexicographicallyPrecedes(right)
        case (.moment(let left), .moment(let right)): return left.isBefore(right)
        default: return nil
        }
    }

    /// Distance from zero, for the sort methods that ask for it.
    var magnitude: ColumnValue { if case .number(let number) = self { .number(abs(number)) } else { self } }
}

/// A date and time that can be ordered.
struct Moment {
    private let local: Int64
    /// nil when it does not say how far it is from UTC.
    private let utc: Int64?

    /// - Returns: nil for a date and time that is not specified as far as the hour.
    init?(_ dateTime: DateTime) {
        guard let time = CivilTime(dateTime) else { return nil }
        local = time.milliseconds
        let isKnown = dateTime.deviation != DateTime.unspecifiedDeviation
        utc = isKnown ? time.milliseconds + Int64(dateTime.deviation) * CivilTime.minute : nil
    }

    /// Compares as moments of UTC where both say how far they are from it, else as local times.
    func isBefore(_ other: Moment) -> Bool {
        if let utc, let others = other.utc { return utc < others }
        return local < other.local
    }
}

extension DateTime {
    /// What is not specified becomes the earliest it can be, or the latest; nil when there is not even a year.
    func bound(isLatest: Bool) -> DateTime? {
        guard date.year != 0xFFFF else { return nil }
        func part(_ value: UInt8, _ first: Int, _ last: Int) -> UInt8 {
            value == 0xFF ? UInt8(isLatest ? last : first) : value
        }
        var bound = self
        bound.date.month = part(date.month, 1, 12)
        let days =
            (1...12).contains(bound.date.month) ? CivilTime.daysInMonth(Int(date.year), Int(bound.date.month)) : 31
        bound.date.dayOfMonth = part(date.dayOfMonth, 1, days)
        bound.time = TimeOfDay(
            hour: part(time.hour, 0, 23), minute: part(time.minute, 0, 59), second: part(time.second, 0, 59),
            hundredths: part(time.hundredths, 0, 99)
        )
        return bound
    }
}
