import DLMSServer
import DLMSWire

/// Clock: the meter's time as local time, with its zone and daylight saving.
///
/// - Spec: IEC 62056-6-2, Clock (class_id 8)
final class ClockBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 4]

    enum Attribute {
        static let time: UInt8 = 2
        static let timeZone: UInt8 = 3
        static let status: UInt8 = 4
        static let daylightSavingsBegin: UInt8 = 5
        static let daylightSavingsEnd: UInt8 = 6
        static let daylightSavingsDeviation: UInt8 = 7
        static let daylightSavingsEnabled: UInt8 = 8
    }

    /// Made from attributes 3 and 5 to 8; nil after one of them changed.
    @exclusivity(unchecked) private var cachedRules: LocalTimeRules?
    /// Local time of the second that was asked for last: many requests come within one.
    @exclusivity(unchecked) private var cachedSecond: (utcSeconds: Int64, time: DateTime)?
    var preset: PresetTime?
    /// When daylight saving begins or ends next.
    private(set) var due: Int64?

    let needsTicks = true
    let rank = Rank.source

    func start(_ object: LivingObject) { plan(object) }
    func timeWasSet(_ object: LivingObject, from before: Int64) { plan(object) }

    func tick(_ object: LivingObject) {
        guard let due, due <= object.meter.utcMilliseconds else { return }
        plan(object)
        if object.meter.clock(ofDevice: object.id.device).isShown(by: object) {
            object.meter.raise(.daylightSavingSwitched, in: object.id.device)
        }
    }

    private func plan(_ object: LivingObject) { due = rules(of: object).change(after: object.meter.utcMilliseconds) }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let now = object.meter.utcMilliseconds
        guard request.attribute == Attribute.time else {
            return writer.unsigned(status(rules(of: object).offset(atUTC: now)).rawValue)
        }
        writer.octetString(dateTime(ofUTC: now, object))
    }

    func write(
        _ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?
    ) throws(DataAccessResult) {
        guard attribute == Attribute.time else { throw .readWriteDenied }
        guard let time = DateTime(attributeValue: value) else { throw .typeUnmatched }
        guard let utc = utc(time, object) else { throw .otherReason }
        object.meter.setTime(utcMilliseconds: utc)
    }

    /// The switch to daylight saving cannot be told by the switch to daylight saving.
    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        switch attribute {
        case Attribute.daylightSavingsBegin, Attribute.daylightSavingsEnd:
            guard let date = DateTime(attributeValue: value)?.date, date.month != 0xFD, date.month != 0xFE
            else { throw .otherReason }
        case Attribute.timeZone:
            guard case .long(let minutes)? = DataValue(value), (-840...840).contains(minutes) else {
                throw .otherReason
            }
        default: break
        }
    }

    /// Local time is another now: periods that follow it begin anew.
    func didChange(_ attribute: UInt8, of object: LivingObject) {
        (cachedRules, cachedSecond) = (nil, nil)
        object.meter.timeWasSet(from: object.meter.utcMilliseconds)
    }
}

// MARK: - Local time

extension ClockBehaviour {
    func rules(of object: LivingObject) -> LocalTimeRules {
        if let cachedRules { return cachedRules }
        let rules = LocalTimeRules(clock: object)
        cachedRules = rules
        return rules
    }

    func dateTime(ofUTC milliseconds: Int64, _ object: LivingObject) -> DateTime {
        let utcSeconds = milliseconds.floored(by: CivilTime.second) / CivilTime.second
        var time = dateTime(ofUTCSeconds: utcSeconds, object)
        time.time.hundredths = UInt8((milliseconds - utcSeconds * CivilTime.second) / 10)
        return time
    }

    private func dateTime(ofUTCSeconds seconds: Int64, _ object: LivingObject) -> DateTime {
        if let cachedSecond, cachedSecond.utcSeconds == seconds { return cachedSecond.time }
        let offset = rules(of: object).offset(atUTC: seconds * CivilTime.second)
        let local = CivilTime(milliseconds: seconds * CivilTime.second + offset.milliseconds)
        let time = local.dateTime(deviation: offset.deviation, status: status(offset))
        cachedSecond = (seconds, time)
        return time
    }

    /// The moment of UTC that a date and time names. What is not specified is as it is now; without a deviation the
    /// clock's own zone holds.
    func utc(_ time: DateTime, _ object: LivingObject) -> Int64? {
        let now = dateTime(ofUTC: object.meter.utcMilliseconds, object)
        guard let local = CivilTime(time.filled(from: now)) else { return nil }
        if time.deviation != DateTime.unspecifiedDeviation {
            return local.milliseconds + Int64(time.deviation) * CivilTime.minute
        }
        let isNormal = time.status != .notSpecified && !time.status.contains(.daylightSavingActive)
        return rules(of: object).utc(fromLocal: local, prefersNormal: isNormal)
    }

    private func status(_ offset: LocalOffset) -> ClockStatus { offset.isDaylightSaving ? .daylightSavingActive : [] }
}

extension LocalTimeRules {
    /// The rules that a Clock object's attributes state.
    fileprivate init(clock: LivingObject) {
        typealias Attribute = ClockBehaviour.Attribute
        func number(_ attribute: UInt8) -> Int { (try? clock.value(of: attribute))?.integer ?? 0 }
        func date(_ attribute: UInt8) -> DateTime? { (try? clock.value(of: attribute)).flatMap(DateTime.init) }
        guard number(Attribute.daylightSavingsEnabled) != 0 else {
            self.init(timeZone: number(Attribute.timeZone))
            return
        }
        self.init(
            timeZone: number(Attribute.timeZone), daylightSaving: number(Attribute.daylightSavingsDeviation),
            begin: date(Attribute.daylightSavingsBegin), end: date(Attribute.daylightSavingsEnd)
        )
    }
}
