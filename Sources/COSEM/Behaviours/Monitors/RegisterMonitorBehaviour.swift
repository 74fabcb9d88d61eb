import DLMSServer
import DLMSWire

/// Register monitor: runs a script when a value comes to lie above a threshold, and another when below.
///
/// - Spec: IEC 62056-6-2, Register monitor (class_id 21)
final class RegisterMonitorBehaviour: ClassBehaviour {
    private enum Attribute {
        static let thresholds: UInt8 = 2
        static let monitoredValue: UInt8 = 3
        static let actions: UInt8 = 4
    }

    /// Whether the value lay above each threshold when it was looked at last; nil before the first look.
    private var wasAbove: [Bool?] = []

    let needsTicks = true
    let watchesValues = true
    let rank = Rank.actor

    /// What a value is at first crosses nothing.
    func didChange(_ attribute: UInt8, of object: LivingObject) {
        if attribute != Attribute.actions { wasAbove = [] }
    }

    func tick(_ object: LivingObject) {
        let monitored = MonitoredValue(try? object.value(of: Attribute.monitoredValue))
        guard let value = monitored?.value(besides: object) else { return }
        let thresholds = object.elements(of: Attribute.thresholds)
        if wasAbove.count != thresholds.count { wasAbove = Array(repeating: nil, count: thresholds.count) }
        for (place, threshold) in thresholds.enumerated() {
            guard let threshold = ColumnValue(threshold, isMoment: false), let isAbove = threshold.isBefore(value)
            else {
                continue
            }
            let crossed = wasAbove[place].map { $0 != isAbove } ?? false
            wasAbove[place] = isAbove
            if crossed { run(place, isUp: isAbove, object) }
        }
    }

    private func run(_ place: Int, isUp: Bool, _ object: LivingObject) {
        let actions = object.elements(of: Attribute.actions)
        guard place < actions.count, let pair = actions[place].elements, pair.count == 2 else { return }
        object.meter.run(ScriptReference(pair[isUp ? 0 : 1]), ofDevice: object.id.device, for: .local)
    }
}
