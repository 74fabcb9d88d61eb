import DLMSServer
import DLMSWire

/// Schedule: runs scripts at times of the day, on days of the week and on special days.
///
/// When the clock is put forward, what was left out runs at once in its order, as far as the validity window of each
/// entry allows; when it is put back, what comes again runs again. Daylight saving does neither: what falls into the
/// hour that is left out runs at the change, and in the hour that comes twice it runs once.
///
/// - Spec: IEC 62056-6-2, Schedule (class_id 10), handling of time changes
final class ScheduleBehaviour: ClassBehaviour, DayPlanner {
    private enum Attribute {
        static let entries: UInt8 = 2
    }

    /// Days ahead that are searched.
    private static let horizon: Int64 = 400

    private var nextSwitch: Int64?
    /// What was left out when the clock was put forward to a moment of UTC.
    private var missed: (scripts: [ScriptReference], time: Int64)?

    let needsTicks = true
    let rank = Rank.actor
    var due: Int64? { missed?.time ?? nextSwitch }

    func start(_ object: LivingObject) { plan(object) }
    func didChange(_ attribute: UInt8, of object: LivingObject) { plan(object) }
    func plan(_ object: LivingObject) { nextSwitch = next(after: object.meter.utcMilliseconds, object) }

    func timeWasSet(_ object: LivingObject, from before: Int64) {
        let now = object.meter.utcMilliseconds
        missed = before < now ? (missed(after: before, through: now, object), now) : nil
        plan(object)
    }

    func tick(_ object: LivingObject) {
        run(missed?.scripts ?? [], object)
        missed = nil
        let now = object.meter.utcMilliseconds
        guard let due = nextSwitch, due <= now else { return }
        let scripts = entries(object).compactMap { entry in
            moment(of: entry, after: due - 1, object) == due ? entry.script : nil
        }
        nextSwitch = next(after: due, object)
        run(scripts, object)
    }

    /// A script that several entries name at once runs once.
    private func run(_ scripts: [ScriptReference], _ object: LivingObject) {
        var done: Set<ScriptReference> = []
        for script in scripts where done.insert(script).inserted {
            object.meter.run(script, ofDevice: object.id.device)
        }
    }
}

// MARK: - Moments

extension ScheduleBehaviour {
    /// In the order of their indices.
    private func entries(_ object: LivingObject) -> [ScheduleEntry] {
        object.elements(of: Attribute.entries).compactMap(ScheduleEntry.init).sorted { $0.index < $1.index }
    }

    private func next(after utc: Int64, _ object: LivingObject) -> Int64? {
        entries(object).compactMap { moment(of: $0, after: utc, object) }.min()
    }

    private func moment(of entry: ScheduleEntry, after utc: Int64, _ object: LivingObject) -> Int64? {
        let rules = object.timeRules
        let today = rules.local(fromUTC: utc).dayNumber
        for day in (today - 1)...(today + Self.horizon) {
            let special = object.meter.specialDay(day, device: object.id.device)
            guard entry.holds(on: day, special: special) else { continue }
            let date = CivilTime(milliseconds: day * CivilTime.day).dateTime(deviation: 0, status: []).date
            if let next = RecurringMoment(date: date, time: entry.time).next(after: utc, rules) { return next }
        }
        return nil
    }

    /// Scripts whose time was left out, the earliest first.
    private func missed(after before: Int64, through now: Int64, _ object: LivingObject) -> [ScriptReference] {
        var found: [(time: Int64, script: ScriptReference)] = []
        for entry in entries(object) {
            var time = moment(of: entry, after: before, object)
            var last: Int64?
            while let next = time, next <= now, found.count < 1000 {
                last = next
                time = moment(of: entry, after: next, object)
            }
            guard let last, entry.validity.map({ now - last <= $0 * CivilTime.minute }) ?? true else { continue }
            found.append((last, entry.script))
        }
        return found.sorted { $0.time < $1.time }.map(\.script)
    }
}

// MARK: - Methods

extension ScheduleBehaviour {
    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let value = DataValue(parameter) else { throw .typeUnmatched }
        var entries = object.elements(of: Attribute.entries)
        switch method {
        case 1: entries = Self.enableDisable(entries, value)
        case 2: entries.insertByIndex(value)
        case 3:
            let range = Self.range(value.elements ?? [], 0)
            entries.removeAll { range.contains($0.elements?.first?.integer ?? 0) }
        default: throw .objectUnavailable
        }
        object.keep(.array(entries), in: Attribute.entries)
        plan(object)
    }

    /// Disables range A, then enables range B.
    private static func enableDisable(_ entries: [DataValue], _ value: DataValue) -> [DataValue] {
        let ranges = [(range(value.elements ?? [], 0), false), (range(value.elements ?? [], 2), true)]
        return entries.map { entry in
            guard case .structure(var fields) = entry, let index = fields.first?.integer else { return entry }
            for (range, isEnabled) in ranges where range.contains(index) { fields[1] = .boolean(isEnabled) }
            return .structure(fields)
        }
    }

    /// Indices from one field to the next; none when the first is greater, or no index at all (above 9999).
    private static func range(_ fields: [DataValue], _ place: Int) -> Range<Int> {
        guard fields.count > place + 1, let first = fields[place].integer, let last = fields[place + 1].integer,
            first <= last, first <= 9999
        else { return 0..<0 }
        return first..<(min(last, 9999) + 1)
    }
}
