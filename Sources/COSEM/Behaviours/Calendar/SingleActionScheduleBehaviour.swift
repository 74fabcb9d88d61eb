import DLMSServer
import DLMSWire

/// Single action schedule: runs one script at the times that it is given.
///
/// Times that were left out because the clock was put forward are made up for, once; times that come again because it
/// was put back are executed again.
///
/// - Spec: IEC 62056-6-2, Single action schedule (class_id 22)
final class SingleActionScheduleBehaviour: ClassBehaviour {
    private enum Attribute {
        static let executedScript: UInt8 = 2
        static let type: UInt8 = 3
        static let executionTime: UInt8 = 4
    }

    private(set) var due: Int64?

    let needsTicks = true
    let rank = Rank.actor

    func start(_ object: LivingObject) { due = next(after: object.meter.utcMilliseconds, object) }

    func didChange(_ attribute: UInt8, of object: LivingObject) { start(object) }

    func timeWasSet(_ object: LivingObject, from before: Int64) {
        let now = object.meter.utcMilliseconds
        let missed = next(after: before, object)
        due = missed.map { $0 <= now } ?? false ? now : next(after: now, object)
    }

    func tick(_ object: LivingObject) {
        let now = object.meter.utcMilliseconds
        guard let due, due <= now else { return }
        self.due = next(after: now, object)
        object.meter.run(ScriptReference(try? object.value(of: Attribute.executedScript)), ofDevice: object.id.device)
    }

    /// - Throws: ``DataAccessResult/otherReason`` for more entries, other times or open dates than the type allows.
    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        guard let value = DataValue(value) else { throw .typeUnmatched }
        let type = attribute == Attribute.type ? value : try? object.value(of: Attribute.type)
        let times = attribute == Attribute.executionTime ? value.elements : object.elements(of: Attribute.executionTime)
        guard let type = type?.integer, (1...5).contains(type), Self.suit(times ?? [], type) else { throw .otherReason }
    }

    private static func suit(_ times: [DataValue], _ type: Int) -> Bool {
        let entries = times.compactMap(\.elements)
        guard type != 1 || entries.count <= 1 else { return false }
        if type == 2 || type == 3, Set(entries.map { $0.first?.time }).count > 1 { return false }
        return (type != 2 && type != 4) || entries.allSatisfy { $0.last?.date?.isComplete ?? false }
    }

    private func next(after utc: Int64, _ object: LivingObject) -> Int64? {
        let rules = object.timeRules
        let moments = object.elements(of: Attribute.executionTime).compactMap { entry -> Int64? in
            guard let fields = entry.elements, let time = fields.first?.time, let date = fields.last?.date else {
                return nil
            }
            return RecurringMoment(date: date, time: time).next(after: utc, rules)
        }
        return moments.min()
    }
}

extension CalendarDate {
    /// Whether it names one day.
    fileprivate var isComplete: Bool { year != 0xFFFF && (1...12).contains(month) && (1...31).contains(dayOfMonth) }
}
