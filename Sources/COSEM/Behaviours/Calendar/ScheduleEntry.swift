import DLMSWire

/// One entry of a schedule: a script, and the days and the time at which it runs.
///
/// - Spec: IEC 62056-6-2, Schedule, schedule_table_entry
struct ScheduleEntry {
    let index: UInt16
    let isEnabled: Bool
    let script: ScriptReference
    let time: TimeOfDay
    /// Minutes after its time within which a switch that was missed is made up for; nil for any.
    let validity: Int64?
    /// Monday first.
    let weekdays: [Bool]
    /// The first is for the day_id 1 of the special days.
    let specialDays: [Bool]
    let begin: CalendarDate
    let end: CalendarDate

    /// - Returns: nil when the value is no such structure.
    init?(_ value: DataValue) {
        guard let fields = value.elements, fields.count == 10, case .longUnsigned(let index) = fields[0],
            case .boolean(let isEnabled) = fields[1], let script = ScriptReference(fields[2], fields[3]),
            let time = fields[4].time, case .longUnsigned(let window) = fields[5],
            case .bitString(let weekdays) = fields[6], case .bitString(let specialDays) = fields[7],
            let begin = fields[8].date, let end = fields[9].date
        else { return nil }
        (self.index, self.isEnabled, self.script, self.time) = (index, isEnabled, script, time)
        validity = window == 0xFFFF ? nil : Int64(window)
        (self.weekdays, self.specialDays) = (weekdays.bits, specialDays.bits)
        (self.begin, self.end) = (begin, end)
    }

    /// Whether the entry holds on a day, counted from 1970-01-01. A special day is no day of the week.
    func holds(on dayNumber: Int64, special: UInt8?) -> Bool {
        guard isEnabled, begin.isNotAfter(dayNumber), end.isNotBefore(dayNumber) else { return false }
        guard let special else { return weekdays[CivilTime.dayOfWeek(dayNumber) - 1] }
        return special > 0 && Int(special) <= specialDays.count && specialDays[Int(special) - 1]
    }
}

extension CalendarDate {
    /// Parts that are left open bound nothing; so does the whole date without its year, unless month and day are given:
    /// then it bounds every year.
    fileprivate func isNotAfter(_ dayNumber: Int64) -> Bool { compare(dayNumber).map { $0 <= 0 } ?? true }
    fileprivate func isNotBefore(_ dayNumber: Int64) -> Bool { compare(dayNumber).map { $0 >= 0 } ?? true }

    /// Below 0 when the date lies before the day.
    private func compare(_ dayNumber: Int64) -> Int? {
        guard (1...12).contains(month) else { return nil }
        let other = CivilTime(milliseconds: dayNumber * CivilTime.day).date
        let day = (1...31).contains(dayOfMonth) ? Int(dayOfMonth) : other.day
        let ownYear = year == 0xFFFF ? other.year : Int(year)
        return (ownYear * 12 + Int(month)) * 32 + day - (other.year * 12 + other.month) * 32 - other.day
    }
}
