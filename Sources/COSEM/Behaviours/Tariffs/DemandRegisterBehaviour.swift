import DLMSServer
import DLMSWire

/// Demand register: the average of a quantity over one period (block demand) or several (sliding demand).
///
/// The environment adds the quantity up; what has been added since the window began, divided by the whole length of the
/// window, is the current average, so it grows from nothing to what becomes the last average at the end of the period.
///
/// - Spec: IEC 62056-6-2, Demand register (class_id 5)
final class DemandRegisterBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [6, 7]

    enum Attribute {
        static let currentAverage: UInt8 = 2
        static let lastAverage: UInt8 = 3
        static let captureTime: UInt8 = 6
        static let startTime: UInt8 = 7
        static let period: UInt8 = 8
        static let numberOfPeriods: UInt8 = 9
    }

    /// The beginning of a period: when, and what the quantity had added up to by then.
    private struct Beginning {
        let time: Int64
        let integral: Double
    }

    /// Of the periods in the window, the one that runs included; the oldest first.
    private var beginnings: [Beginning] = []
    /// When the last average was worked out, in UTC.
    private var captured: Int64 = 0
    private(set) var due: Int64?
    /// The static attributes and the registers, looked up when they change.
    private var period: Int64 = 1
    private var numberOfPeriods = 1
    /// Register whose quantity is averaged; nil when nobody adds it up.
    private var source: Int?

    let needsTicks = true
    let watchesValues = true
    let rank = Rank.source

    func start(_ object: LivingObject) {
        look(object)
        if source != nil {
            for attribute in [Attribute.currentAverage, Attribute.lastAverage] {
                if let index = object.register(of: attribute) { object.meter.environment.takeOver(index) }
            }
        }
        captured = object.meter.utcMilliseconds
        begin(object)
    }

    /// Another measurement begins where the time jumped to.
    func timeWasSet(_ object: LivingObject, from before: Int64) { begin(object) }

    func didChange(_ attribute: UInt8, of object: LivingObject) {
        switch attribute {
        case Attribute.period, Attribute.numberOfPeriods:
            look(object)
            reset(object)
        case Attribute.currentAverage, Attribute.lastAverage: start(object)
        default: break
        }
    }

    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        guard attribute == Attribute.period || attribute == Attribute.numberOfPeriods else { return }
        guard let number = DataValue(value)?.integer, number >= 1 else { throw .otherReason }
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let time = request.attribute == Attribute.captureTime ? captured : beginnings.first?.time ?? captured
        writer.octetString(object.meter.clock(ofDevice: object.id.device).dateTime(time))
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        switch method {
        case 1: reset(object)
        case 2: endPeriod(object)
        default: throw .objectUnavailable
        }
    }

    func tick(_ object: LivingObject) {
        if let due, due <= object.meter.utcMilliseconds { endPeriod(object) } else { showCurrent(object) }
    }
}

// MARK: - Periods

extension DemandRegisterBehaviour {
    private func begin(_ object: LivingObject) {
        beginnings = []
        beginPeriod(object)
    }

    private func beginPeriod(_ object: LivingObject) {
        let now = object.meter.utcMilliseconds
        beginnings.append(Beginning(time: now, integral: integral(object) ?? 0))
        if beginnings.count > numberOfPeriods { beginnings.removeFirst(beginnings.count - numberOfPeriods) }
        due = object.timeRules.boundary(after: now, period: period * CivilTime.second)
        showCurrent(object)
    }

    /// The current average becomes the last one, and the next period begins.
    private func endPeriod(_ object: LivingObject) {
        if let average = average(object) {
            show(average, Attribute.lastAverage, object)
        } else if let current = try? object.value(of: Attribute.currentAverage) {
            object.keep(current, in: Attribute.lastAverage)
        }
        captured = object.meter.utcMilliseconds
        beginPeriod(object)
        for attribute in [Attribute.lastAverage, Attribute.captureTime, Attribute.startTime] {
            object.meter.onChange?(object.id, attribute)
        }
    }

    /// The period ends and both averages are 0, measured from now on.
    private func reset(_ object: LivingObject) {
        captured = object.meter.utcMilliseconds
        begin(object)
        show(0, Attribute.currentAverage, object)
        show(0, Attribute.lastAverage, object)
    }
}

// MARK: - Averages

extension DemandRegisterBehaviour {
    private func look(_ object: LivingObject) {
        func number(_ attribute: UInt8) -> Int { max(1, (try? object.value(of: attribute))?.integer ?? 1) }
        (period, numberOfPeriods) = (Int64(number(Attribute.period)), number(Attribute.numberOfPeriods))
        let registers = [Attribute.currentAverage, Attribute.lastAverage].compactMap { object.register(of: $0) }
        source = registers.first { object.meter.environment.integral(at: $0) != nil }
    }

    private func integral(_ object: LivingObject) -> Double? {
        source.flatMap { object.meter.environment.integral(at: $0) }
    }

    private func average(_ object: LivingObject) -> Double? {
        guard let now = integral(object), let start = beginnings.first else { return nil }
        return (now - start.integral) / Double(period * Int64(numberOfPeriods))
    }

    private func showCurrent(_ object: LivingObject) {
        if let average = average(object) { show(average, Attribute.currentAverage, object) }
    }

    private func show(_ average: Double, _ attribute: UInt8, _ object: LivingObject) {
        if let index = object.register(of: attribute) {
            object.meter.environment.feed(average, at: index)
        } else if average == 0, let tag = (try? object.value(of: attribute))?.tag, let zero = DataValue(0, as: tag) {
            object.keep(zero, in: attribute)
        }
    }
}
