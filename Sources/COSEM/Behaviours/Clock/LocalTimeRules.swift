import DLMSWire

/// How local time follows from UTC: the time zone and the daylight saving of a Clock object.
///
/// Deviations have the standard's sign, from local time to UTC: UTC+1 is −60.
struct LocalTimeRules {
    /// Minutes from local normal time to UTC.
    let timeZone: Int
    /// Minutes that local time is put forward while daylight saving is active.
    let daylightSaving: Int
    private let begin: RecurringDate?
    private let end: RecurringDate?

    init(timeZone: Int, daylightSaving: Int = 0, begin: DateTime? = nil, end: DateTime? = nil) {
        (self.timeZone, self.daylightSaving) = (timeZone, daylightSaving)
        self.begin = begin.flatMap(RecurringDate.init)
        self.end = end.flatMap(RecurringDate.init)
    }

    static let utc = LocalTimeRules(timeZone: 0)

    /// What holds at a moment of UTC.
    func offset(atUTC milliseconds: Int64) -> LocalOffset {
        let standard = Int64(-timeZone) * CivilTime.minute
        guard let begin, let end, daylightSaving != 0 else { return LocalOffset(rules: self, isDaylightSaving: false) }
        let year = CivilTime(milliseconds: milliseconds + standard).date.year
        // The beginning is told in normal time, the end in daylight saving time.
        let from = begin.moment(inYear: begin.onlyYear ?? year).milliseconds - standard
        let to = end.moment(inYear: end.onlyYear ?? year).milliseconds - standard - saving
        let isActive =
            from <= to
            ? from <= milliseconds && milliseconds < to
            : begin.onlyYear == nil && end.onlyYear == nil && (milliseconds >= from || milliseconds < to)
        return LocalOffset(rules: self, isDaylightSaving: isActive)
    }

    /// Moments of UTC at which daylight saving begins and ends in a year of local time.
    func changes(inYear year: Int) -> [Int64] {
        guard let begin, let end, daylightSaving != 0 else { return [] }
        let standard = Int64(-timeZone) * CivilTime.minute
        return [(begin, 0), (end, saving)].compactMap { date, saving in
            guard date.onlyYear ?? year == year else { return nil }
            return date.moment(inYear: year).milliseconds - standard - saving
        }
    }

    func local(fromUTC milliseconds: Int64) -> CivilTime {
        CivilTime(milliseconds: milliseconds + offset(atUTC: milliseconds).milliseconds)
    }

    /// The moment of UTC at which local time is `local`. An hour that comes twice is the first (daylight saving) one
    /// unless `prefersNormal`; in an hour that is left out the clock goes on in normal time.
    func utc(fromLocal local: CivilTime, prefersNormal: Bool = false) -> Int64 {
        let normal = local.milliseconds + Int64(timeZone) * CivilTime.minute
        let saved = normal - saving
        let isSaved = offset(atUTC: saved).isDaylightSaving
        let isNormal = !offset(atUTC: normal).isDaylightSaving
        if isSaved && isNormal { return prefersNormal ? normal : saved }
        return isSaved ? saved : normal
    }

    private var saving: Int64 { Int64(daylightSaving) * CivilTime.minute }
}

/// How far local time is from UTC at some moment.
struct LocalOffset: Equatable {
    let isDaylightSaving: Bool
    /// Minutes from local time to UTC, as the deviation of a date and time has it.
    let deviation: Int16

    init(rules: LocalTimeRules, isDaylightSaving: Bool) {
        self.isDaylightSaving = isDaylightSaving
        deviation = Int16(clamping: rules.timeZone - (isDaylightSaving ? rules.daylightSaving : 0))
    }

    /// To be added to UTC.
    var milliseconds: Int64 { -Int64(deviation) * CivilTime.minute }
}
