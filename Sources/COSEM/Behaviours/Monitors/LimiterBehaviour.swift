import DLMSServer
import DLMSWire

/// Limiter: runs a script when a value has been above its threshold for some time, and another when it has been below
/// again; in an emergency the threshold is another.
///
/// - Spec: IEC 62056-6-2, Limiter (class_id 71)
final class LimiterBehaviour: ClassBehaviour {
    enum Attribute {
        static let monitoredValue: UInt8 = 2
        static let thresholdActive: UInt8 = 3
        static let thresholdNormal: UInt8 = 4
        static let thresholdEmergency: UInt8 = 5
        static let minOverDuration: UInt8 = 6
        static let minUnderDuration: UInt8 = 7
        static let emergencyProfile: UInt8 = 8
        static let emergencyGroups: UInt8 = 9
        static let emergencyActive: UInt8 = 10
        static let actions: UInt8 = 11
    }

    /// Whether the limit is exceeded, as far as the meter has acted upon it.
    private var isExceeded = false
    /// Since when the value has lain on the other side, in UTC.
    private var since: Int64?
    /// When the emergency begins and ends, in UTC.
    private var emergency: Range<Int64>?
    private(set) var due: Int64?
    /// What is looked at, and the threshold that holds, looked up when they change.
    private var monitored: MonitoredValue?
    private var threshold: ColumnValue?
    private var isEmergency: Bool?

    let needsTicks = true
    let watchesValues = true
    let rank = Rank.actor

    func start(_ object: LivingObject) {
        planEmergency(object)
        look(object)
    }

    private func look(_ object: LivingObject) {
        monitored = MonitoredValue(try? object.value(of: Attribute.monitoredValue))
        isEmergency = nil
        setThreshold(object)
    }

    func timeWasSet(_ object: LivingObject, from before: Int64) { since = nil }

    func didChange(_ attribute: UInt8, of object: LivingObject) {
        switch attribute {
        case Attribute.emergencyProfile, Attribute.emergencyGroups: planEmergency(object)
        case Attribute.thresholdNormal: object.meter.raise(LoggedEvent(code: 67, log: 2), in: object.id.device)
        case Attribute.monitoredValue: (isExceeded, since) = (false, nil)
        default: break
        }
        look(object)
    }

    func tick(_ object: LivingObject) {
        setThreshold(object)
        let now = object.meter.utcMilliseconds
        guard let isAbove = isAbove(object), isAbove != isExceeded else {
            since = nil
            return planNext(object)
        }
        let start = since ?? now
        since = start
        if now - start >= duration(object) { act(isAbove, object) }
        planNext(object)
    }

    private func act(_ isAbove: Bool, _ object: LivingObject) {
        (isExceeded, since) = (isAbove, nil)
        object.meter.raise(isAbove ? .limitExceeded : .limitKept, in: object.id.device)
        let actions = object.elements(of: Attribute.actions)
        guard actions.count == 2 else { return }
        object.meter.run(ScriptReference(actions[isAbove ? 0 : 1]), ofDevice: object.id.device, for: .local)
    }

    /// nil when there is nothing to compare.
    private func isAbove(_ object: LivingObject) -> Bool? {
        guard let threshold, let value = monitored?.value(besides: object) else { return nil }
        return threshold.isBefore(value)
    }

    /// Milliseconds that the value has to stay on the other side.
    private func duration(_ object: LivingObject) -> Int64 {
        let attribute = isExceeded ? Attribute.minUnderDuration : Attribute.minOverDuration
        return Int64((try? object.value(of: attribute))?.integer ?? 0) * CivilTime.second
    }

    private func planNext(_ object: LivingObject) {
        let now = object.meter.utcMilliseconds
        let ends = [emergency?.lowerBound, emergency?.upperBound, since.map { $0 + duration(object) }]
        due = ends.compactMap { $0 }.filter { $0 > now }.min()
    }
}

// MARK: - Emergency

extension LimiterBehaviour {
    /// The profile takes effect when its id is one of the meter's groups, from its time on for its duration.
    private func planEmergency(_ object: LivingObject) {
        emergency = nil
        let fields = object.elements(of: Attribute.emergencyProfile)
        guard fields.count == 3, object.elements(of: Attribute.emergencyGroups).contains(fields[0]),
            let start = object.moment(fields[1]), let seconds = fields[2].integer
        else { return planNext(object) }
        emergency = start..<(start + Int64(seconds) * CivilTime.second)
        planNext(object)
    }

    private func setThreshold(_ object: LivingObject) {
        let isEmergency = emergency?.contains(object.meter.utcMilliseconds) ?? false
        guard isEmergency != self.isEmergency else { return }
        self.isEmergency = isEmergency
        object.keep(.boolean(isEmergency), in: Attribute.emergencyActive)
        guard
            let value = try? object.value(
                of: isEmergency ? Attribute.thresholdEmergency : Attribute.thresholdNormal)
        else { return }
        threshold = ColumnValue(value, isMoment: false)
        object.keep(value, in: Attribute.thresholdActive)
    }
}
