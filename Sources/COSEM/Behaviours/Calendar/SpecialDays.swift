import DLMSServer
import DLMSWire

/// Special days table: days that schedules and the activity calendar treat on their own.
///
/// - Spec: IEC 62056-6-2, Special days table (class_id 11)
final class SpecialDaysBehaviour: ClassBehaviour {
    private enum Attribute {
        static let entries: UInt8 = 2
    }

    func didChange(_ attribute: UInt8, of object: LivingObject) { object.meter.planAnew(device: object.id.device) }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let value = DataValue(parameter) else { throw .typeUnmatched }
        var entries = object.elements(of: Attribute.entries)
        switch method {
        case 1: entries.insertByIndex(value)
        case 2:
            guard entries.contains(where: { $0.elements?.first == value }) else { throw .otherReason }
            entries.removeAll { $0.elements?.first == value }
        default: throw .objectUnavailable
        }
        object.keep(.array(entries), in: Attribute.entries)
        didChange(Attribute.entries, of: object)
    }
}

extension LivingMeter {
    /// The day_id that a logical device's special days give a day, counted from 1970-01-01; nil for an ordinary one.
    /// Of entries that name the same day the first holds.
    func specialDay(_ dayNumber: Int64, device: UInt16) -> UInt8? {
        for slot in behaviours.indices where plan.objects[slot].device == device {
            guard behaviours[slot] is SpecialDaysBehaviour else { continue }
            for entry in LivingObject(meter: self, slot: slot).elements(of: 2) {
                guard let fields = entry.elements, fields.count == 3, case .unsigned(let day) = fields[2] else {
                    continue
                }
                if let date = fields[1].date, date.names(dayNumber) { return day }
            }
        }
        return nil
    }

    /// The special days of a logical device are others now.
    fileprivate func planAnew(device: UInt16) {
        for slot in ticking where plan.objects[slot].device == device {
            (behaviours[slot] as? any DayPlanner)?.plan(LivingObject(meter: self, slot: slot))
        }
    }
}

/// A behaviour whose plan for the day follows the special days.
protocol DayPlanner: ClassBehaviour {
    /// Works out anew what is due next.
    func plan(_ object: LivingObject)
}

extension [DataValue] {
    /// Puts an entry, whose first element is its index, in its place, instead of one with the same index.
    mutating func insertByIndex(_ entry: DataValue) {
        func index(_ entry: DataValue) -> Int { entry.elements?.first?.integer ?? 0 }
        removeAll { index($0) == index(entry) }
        insert(entry, at: firstIndex { index($0) > index(entry) } ?? count)
    }
}
