import DLMSServer
import DLMSWire

/// Activity calendar: runs scripts by season, day of the week and time of day.
///
/// The script of the latest time that has come is in force: after the start, after the time was set and after another
/// calendar became active it runs, unless it ran last anyway.
///
/// - Spec: IEC 62056-6-2, Activity calendar (class_id 20)
final class ActivityCalendarBehaviour: ClassBehaviour, DayPlanner {
    enum Attribute {
        /// calendar_name, season_profile, week_profile_table and day_profile_table, all active.
        static let active: [UInt8] = [2, 3, 4, 5]
        /// The same, passive.
        static let passive: [UInt8] = [6, 7, 8, 9]
        static let activationTime: UInt8 = 10
    }

    /// Days back that are searched for what is in force, and ahead for what comes.
    private static let horizon: Int64 = 400

    private var cachedTables: CalendarTables?
    private var nextSwitch: (time: Int64, script: ScriptReference)?
    /// When the passive calendar becomes active, in UTC.
    private var activation: Int64?
    /// The script that ran last.
    private var inForce: ScriptReference?
    /// Since when it is not known what is in force, in UTC.
    private var unsettled: Int64?

    let needsTicks = true
    let rank = Rank.actor
    var due: Int64? { [nextSwitch?.time, activation, unsettled].compactMap { $0 }.min() }

    func start(_ object: LivingObject) {
        planActivation(object)
        plan(object)
    }

    func timeWasSet(_ object: LivingObject, from before: Int64) { plan(object) }

    func didChange(_ attribute: UInt8, of object: LivingObject) {
        switch attribute {
        case Attribute.activationTime: planActivation(object, includesPast: true)
        case 2...5: plan(object)
        case 9: object.meter.raise(LoggedEvent(code: 19, log: 0), in: object.id.device)
        default: break
        }
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard method == 1 else { throw .objectUnavailable }
        activate(object)
    }

    func tick(_ object: LivingObject) {
        let now = object.meter.utcMilliseconds
        if let activation, activation <= now {
            self.activation = nil
            activate(object)
        }
        if unsettled != nil { return settle(object) }
        while let next = nextSwitch, next.time <= now {
            run(next.script, object)
            nextSwitch = upcoming(after: next.time, object)
        }
    }
}

// MARK: - The active calendar

extension ActivityCalendarBehaviour {
    func plan(_ object: LivingObject) {
        cachedTables = nil
        unsettled = object.meter.utcMilliseconds
        nextSwitch = nil
    }

    /// Runs what is in force now, if something else ran last.
    private func settle(_ object: LivingObject) {
        unsettled = nil
        let now = object.meter.utcMilliseconds
        if let script = latest(before: now, object), script != inForce { run(script, object) }
        nextSwitch = upcoming(after: now, object)
    }

    private func run(_ script: ScriptReference, _ object: LivingObject) {
        inForce = script
        object.meter.run(script, ofDevice: object.id.device)
    }

    private func tables(_ object: LivingObject) -> CalendarTables {
        if let cachedTables { return cachedTables }
        let tables = CalendarTables(
            seasons: object.elements(of: 3), weeks: object.elements(of: 4), days: object.elements(of: 5))
        cachedTables = tables
        return tables
    }

    /// The switches of a day of local time, as moments of UTC.
    private func switches(on day: Int64, _ object: LivingObject) -> [(time: Int64, script: ScriptReference)] {
        let special = object.meter.specialDay(day, device: object.id.device)
        let rules = object.timeRules
        return tables(object).switches(on: day, special: special).map {
            (rules.moment(ofLocal: CivilTime(milliseconds: day * CivilTime.day + $0.time)), $0.script)
        }
    }

    private func upcoming(after utc: Int64, _ object: LivingObject) -> (time: Int64, script: ScriptReference)? {
        let today = object.timeRules.local(fromUTC: utc).dayNumber
        for day in today...(today + Self.horizon) {
            if let next = switches(on: day, object).first(where: { $0.time > utc }) { return next }
        }
        return nil
    }

    private func latest(before utc: Int64, _ object: LivingObject) -> ScriptReference? {
        let today = object.timeRules.local(fromUTC: utc).dayNumber
        for day in ((today - Self.horizon)...today).reversed() {
            if let last = switches(on: day, object).last(where: { $0.time <= utc }) { return last.script }
        }
        return nil
    }
}

// MARK: - The passive calendar

extension ActivityCalendarBehaviour {
    /// The passive calendar becomes the active one, and stays as it is.
    private func activate(_ object: LivingObject) {
        for (passive, active) in zip(Attribute.passive, Attribute.active) {
            if let value = try? object.value(of: passive) { object.keep(value, in: active) }
        }
        plan(object)
        object.meter.raise(.calendarActivated, in: object.id.device)
    }

    /// - Parameter includesPast: whether a time that is over already is now: it was only told too late.
    private func planActivation(_ object: LivingObject, includesPast: Bool = false) {
        let now = object.meter.utcMilliseconds
        activation = object.moment(of: Attribute.activationTime)
        if let time = activation, time <= now { activation = includesPast ? now : nil }
    }
}

extension LivingObject {
    /// The moment of UTC, in milliseconds, that a date and time in an attribute names; nil when it leaves parts open.
    func moment(of attribute: UInt8) -> Int64? { (try? value(of: attribute)).flatMap(moment) }

    func moment(_ value: DataValue) -> Int64? {
        guard let time = DateTime(value), let local = CivilTime(time) else { return nil }
        guard time.deviation == DateTime.unspecifiedDeviation else {
            return local.milliseconds + Int64(time.deviation) * CivilTime.minute
        }
        return timeRules.utc(fromLocal: local)
    }
}
