import DLMSWire

/// The active seasons, weeks and days of an activity calendar, decoded.
///
/// - Spec: IEC 62056-6-2, Activity calendar, season_profile, week_profile_table, day_profile_table
struct CalendarTables {
    struct Season {
        let start: DateTime
        let week: [UInt8]
    }

    /// What happens from a time of day on.
    struct Switch {
        /// Milliseconds since midnight.
        let time: Int64
        let script: ScriptReference
    }

    private var seasons: [Season] = []
    /// day_id of Monday to Sunday.
    private var weeks: [[UInt8]: [UInt8]] = [:]
    private var days: [UInt8: [Switch]] = [:]

    init(seasons: [DataValue], weeks: [DataValue], days: [DataValue]) {
        for case .structure(let fields) in seasons where fields.count == 3 {
            guard let start = DateTime(fields[1]), let week = fields[2].octetString else { continue }
            self.seasons.append(Season(start: start, week: week))
        }
        for case .structure(let fields) in weeks where fields.count == 8 {
            guard let name = fields[0].octetString else { continue }
            self.weeks[name] = fields.dropFirst().map { UInt8(clamping: $0.integer ?? 0) }
        }
        for case .structure(let fields) in days where fields.count == 2 {
            guard case .unsigned(let id) = fields[0] else { continue }
            self.days[id] = fields[1].elements?.compactMap(Switch.init).sorted { $0.time < $1.time }
        }
    }

    /// What happens on a day, counted from 1970-01-01, in its order.
    /// - Parameter special: the day_id that the special days give it.
    func switches(on dayNumber: Int64, special: UInt8?) -> [Switch] {
        if let special { return days[special] ?? [] }
        guard let season = season(on: dayNumber), let week = weeks[season.week] else { return [] }
        return days[week[CivilTime.dayOfWeek(dayNumber) - 1]] ?? []
    }

    /// The season that began last. A start without a year comes every year.
    private func season(on dayNumber: Int64) -> Season? {
        let year = CivilTime(milliseconds: dayNumber * CivilTime.day).date.year
        let began = seasons.compactMap { season in season.start(before: dayNumber, year: year).map { (season, $0) } }
        return began.max { $0.1 < $1.1 }?.0
    }
}

extension CalendarTables.Season {
    /// The day, from 1970-01-01, on which the season began last; the earliest there is when its start says nothing.
    fileprivate func start(before dayNumber: Int64, year: Int) -> Int64? {
        guard let date = RecurringDate(start) else { return .min }
        if let only = date.onlyYear {
            let day = date.moment(inYear: only).dayNumber
            return day <= dayNumber ? day : nil
        }
        return [year, year - 1].map { date.moment(inYear: $0).dayNumber }.first { $0 <= dayNumber }
    }
}

extension CalendarTables.Switch {
    fileprivate init?(_ value: DataValue) {
        guard let fields = value.elements, fields.count == 3, let start = fields[0].time, start.hour < 24,
            let script = ScriptReference(fields[1], fields[2])
        else { return nil }
        func part(_ value: UInt8) -> Int64 { value == 0xFF ? 0 : Int64(value) }
        let seconds = Int64(start.hour) * 3600 + part(start.minute) * 60 + part(start.second)
        self.init(time: seconds * CivilTime.second, script: script)
    }
}
