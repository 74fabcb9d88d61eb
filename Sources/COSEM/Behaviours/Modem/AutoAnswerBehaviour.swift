import DLMSServer
import DLMSWire

/// Auto answer: whether the meter answers a call of its modem, behind how many rings, and whose.
///
/// The standard has mode 2 count the calls that came to a connection, mode 1 all that were answered; both until the next
/// listening window starts, which also unlocks. Without a window every moment lies in one that has always been open.
/// - Spec: IEC 62056-6-2, Auto answer (class_id 28)
final class AutoAnswerBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [4]

    private enum Attribute {
        static let mode: UInt8 = 2
        static let listeningWindow: UInt8 = 3
        static let status: UInt8 = 4
        static let numberOfCalls: UInt8 = 5
        static let numberOfRings: UInt8 = 6
        static let allowedCallers: UInt8 = 7
    }

    private enum Status: UInt8 { case inactive, active, locked }

    /// Windows that are open, by their places.
    private var openWindows: Set<Int> = []
    /// Calls that count, since a window started last.
    private var calls = 0
    private var isLocked = false
    private var toldStatus = Status.active
    let needsTicks = true
    // Windows begin and end with the minutes.
    let watchesValues = true

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        writer.enumeration(status(of: object).rawValue)
    }

    /// A client that has read what it wants locks the line until the next window, and nothing else can be written.
    func write(
        _ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?
    ) throws(DataAccessResult) {
        guard case .enumeration(Status.locked.rawValue)? = DataValue(value) else { throw .otherReason }
        isLocked = true
        toldStatus = .locked
    }

    func didChange(_ attribute: UInt8, of object: LivingObject) {
        if attribute == Attribute.mode || attribute == Attribute.listeningWindow { startWindow() }
        tick(object)
    }

    func start(_ object: LivingObject) {
        openWindows = windows(of: object).open
        toldStatus = status(of: object)
    }

    func timeWasSet(_ object: LivingObject, from before: Int64) { tick(object) }

    func tick(_ object: LivingObject) {
        let open = windows(of: object).open
        if !open.isSubset(of: openWindows) { startWindow() }
        openWindows = open
        tellStatus(of: object)
    }

    private func startWindow() { (calls, isLocked) = (0, false) }

    private func tellStatus(of object: LivingObject) {
        let status = status(of: object)
        guard status != toldStatus else { return }
        toldStatus = status
        object.meter.onChange?(object.id, Attribute.status)
    }
}

// MARK: - Calls

extension AutoAnswerBehaviour {
    /// - Parameter caller: who calls; nil where the line does not say.
    func answer(to caller: String?, _ object: LivingObject) -> CallAnswer {
        let entry = allowedCallers(of: object).map { list in caller.map { name in list.first { $0.matches(name) } } }
        if case .some(.some(.some(let found))) = entry, found.isWakeUp { return .wakeUp }
        let answer = answerToAnyone(object)
        guard case .afterRings = answer else { return answer }
        switch entry {
        case nil, .some(.some(.some)): return answer
        case .some(nil): return .refused(.callerUnknown)
        case .some(.some(nil)): return .refused(.callerNotAllowed)
        }
    }

    private func answerToAnyone(_ object: LivingObject) -> CallAnswer {
        let mode = number(Attribute.mode, object) ?? 0
        guard mode != 3 else { return .refused(.noModem) }
        guard !isLocked else { return .refused(.locked) }
        let limit = number(Attribute.numberOfCalls, object) ?? 0
        guard limit == 0 || mode != 1 && mode != 2 || calls < limit else { return .refused(.limitReached(limit)) }
        let isInside = windows(of: object).isInside
        let rings = rings(of: object, isInside: isInside)
        return rings > 0 ? .afterRings(rings) : .refused(.noRings(insideWindow: isInside))
    }

    /// A call was answered, or has come to a connection.
    func note(_ progress: CallProgress, _ object: LivingObject) {
        switch (number(Attribute.mode, object), progress) {
        case (1, .answered), (2, .connected): calls += 1
        default: return
        }
        tellStatus(of: object)
    }

    private func status(of object: LivingObject) -> Status {
        if isLocked { return .locked }
        if case .afterRings = answerToAnyone(object) { return .active }
        return .inactive
    }
}

/// How far a call has come.
public enum CallProgress: Sendable {
    case answered, connected
}

// MARK: - Attributes

extension AutoAnswerBehaviour {
    private func number(_ attribute: UInt8, _ object: LivingObject) -> Int? {
        switch try? object.value(of: attribute) {
        case .enumeration(let number)?, .unsigned(let number)?: Int(number)
        default: nil
        }
    }

    private func windows(of object: LivingObject) -> (open: Set<Int>, isInside: Bool) {
        guard case .array(let elements)? = try? object.value(of: Attribute.listeningWindow), !elements.isEmpty else {
            return ([], true)
        }
        let now = object.meter.clock(ofDevice: object.id.device).dateTime(object.meter.utcMilliseconds)
        let open = elements.indices.filter { ListeningWindow(elements[$0])?.contains(now) ?? false }
        return (Set(open), !open.isEmpty)
    }

    private func rings(of object: LivingObject, isInside: Bool) -> Int {
        guard case .structure(let numbers)? = try? object.value(of: Attribute.numberOfRings), numbers.count == 2,
            case .unsigned(let inside) = numbers[0], case .unsigned(let outside) = numbers[1]
        else { return 0 }
        return Int(isInside ? inside : outside)
    }

    /// nil where anybody may call: version 0 has no list, and an empty one leaves nobody out.
    private func allowedCallers(of object: LivingObject) -> [AllowedCaller]? {
        guard case .array(let elements)? = try? object.value(of: Attribute.allowedCallers), !elements.isEmpty else {
            return nil
        }
        return elements.compactMap(AllowedCaller.init)
    }
}

extension LivingObject {
    private var autoAnswer: AutoAnswerBehaviour? { meter.behaviours[slot] as? AutoAnswerBehaviour }

    /// What an Auto answer object has the meter do with a call now; nil for an object of another class.
    /// - Parameter caller: who calls, as the line says it; nil where it does not.
    public func answer(to caller: String?) -> CallAnswer? { autoAnswer?.answer(to: caller, self) }

    /// Tells an Auto answer object of a call, so that it counts.
    public func note(_ progress: CallProgress) { autoAnswer?.note(progress, self) }
}
