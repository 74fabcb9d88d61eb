import DLMSWire

/// A moment ahead that time can be let pass to.
public enum TimeTarget: Hashable, Sendable {
    case quarter, hour, midnight, month
    /// The next end of a billing period that a Single action schedule plans.
    case billing
    /// The next beginning or end of daylight saving.
    case daylightSaving
    /// So many seconds from now, more than 0.
    case seconds(Int64)

    /// `quarter`, `hour`, `midnight`, `month`, `billing`, `dst`.
    public init?(rawValue: String) {
        switch rawValue {
        case "quarter": self = .quarter
        case "hour": self = .hour
        case "midnight", "day": self = .midnight
        case "month": self = .month
        case "billing": self = .billing
        case "dst": self = .daylightSaving
        default: return nil
        }
    }

    /// In words: `the next end of a billing period`.
    public var name: String {
        switch self {
        case .quarter: "a quarter of an hour"
        case .hour: "an hour"
        case .midnight: "midnight"
        case .month: "a month"
        case .billing: "the end of a billing period"
        case .daylightSaving: "a change of daylight saving"
        case .seconds(let count): "a moment \(count) s ahead"
        }
    }

    /// Milliseconds since 1970-01-01 of a date (year, month, day) and a time of day (hour, minute, second) in UTC; nil
    /// when there is no such moment.
    public static func utcMilliseconds(date: [Int], time: [Int]) -> Int64? {
        guard date.count == 3, time.count == 3, (1...12).contains(date[1]), (0...23).contains(time[0]),
            (1...CivilTime.daysInMonth(date[0], date[1])).contains(date[2]), (0...59).contains(time[1]),
            (0...59).contains(time[2])
        else { return nil }
        return CivilTime(
            year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1], second: time[2]
        ).milliseconds
    }
}

extension LivingMeter {
    /// The next moment of a kind, by the clock of the first logical device; both in milliseconds of UTC. Nil when the
    /// meter's objects do not say when it comes.
    public func next(_ target: TimeTarget, after utc: Int64) -> Int64? {
        let rules = clock(ofDevice: devices.first?.sap ?? 0).rules
        func moment(_ date: CalendarDate, _ time: TimeOfDay) -> Int64? {
            RecurringMoment(date: date, time: time).next(after: utc, rules)
        }
        let first = CalendarDate(year: 0xFFFF, month: 0xFF, dayOfMonth: 1)
        let midnight = TimeOfDay(hour: 0, minute: 0, second: 0)
        switch target {
        case .quarter:
            let local = rules.local(fromUTC: utc).milliseconds
            return utc + 15 * CivilTime.minute - (local - local.floored(by: 15 * CivilTime.minute))
        case .hour:
            let local = rules.local(fromUTC: utc).milliseconds
            return utc + CivilTime.hour - (local - local.floored(by: CivilTime.hour))
        case .midnight: return moment(.unspecified, midnight)
        case .month: return moment(first, midnight)
        case .billing: return nextBilling
        case .daylightSaving: return rules.change(after: utc)
        case .seconds(let count): return utc + count * CivilTime.second
        }
    }

    /// The Single action schedules `0.b.15.0.0.255` end billing periods.
    private var nextBilling: Int64? {
        let ends = ticking.filter { slot in
            let name = plan.objects[slot].instance
            return behaviours[slot] is SingleActionScheduleBehaviour && (name.c, name.d, name.e) == (15, 0, 0)
        }
        return ends.compactMap { behaviours[$0]?.due }.min()
    }

    /// Sets the time as somebody at the meter does: moment of UTC, in milliseconds since 1970-01-01.
    public func set(timeUTC utcMilliseconds: Int64) { setTime(utcMilliseconds: utcMilliseconds) }

    /// Notes an event in the first logical device's log `0.0.96.11.log.255`.
    public func note(event code: UInt8, log: UInt8) { raise(LoggedEvent(code: code, log: log)) }
}
