import COSEM
import DLMSWire
import MeterHost

/// Reads frames for people: what a frame is, and what object it is about.
///
/// A response does not name what it answers, so its request is looked for among the frames before it.
struct FrameReader {
    let meter: RunningMeter
    /// How far back a request is looked for.
    private static let reach = 128

    func facts(_ number: Int, isMarked: Bool = false) -> FrameFacts? {
        guard let frame = meter.capture[number] else { return nil }
        let request = frame.direction == .sent ? request(before: frame) : nil
        let summary = meter.summary(of: frame, answering: request) {
            words(for: $0, of: $1, server: frame.server)
        }
        var facts = FrameFacts(
            service: summary.service, classID: summary.classID, instance: summary.instance,
            attribute: summary.attribute.map(Int.init), client: frame.client, server: frame.server, line: frame.line,
            link: frame.link, direction: frame.direction, length: frame.octets.count, isError: summary.isError,
            text: summary.text, isMarked: isMarked)
        (facts.isMethod, facts.shortName) = (summary.isMethod, summary.shortName)
        facts.isCiphered = summary.isCiphered
        (facts.layer, facts.isIgnored) = (frame.kind, frame.verdict.isIgnored)
        return facts
    }

    /// The request that a response answers: the newest one before it on the same link and association. A request for
    /// the next block names nothing: what it goes on with came before it.
    private func request(before frame: Frame) -> FrameSummary? {
        let oldest = max(meter.capture.firstNumber, frame.number - Self.reach)
        for number in stride(from: frame.number - 1, through: oldest, by: -1) {
            guard let earlier = meter.capture[number] else { return nil }
            guard earlier.direction != frame.direction, earlier.hasAPDU, earlier.link == frame.link,
                earlier.client == frame.client,
                earlier.server == frame.server
            else { continue }
            let request = meter.summary(of: earlier, answering: nil)
            if request.instance != nil { return request }
            guard request.service.contains("next") || request.service.contains("block") else { return nil }
        }
        return nil
    }

    /// A value as its object means it: scaled, with its unit, its codes by name.
    private func words(for value: DataValue, of summary: FrameSummary, server: UInt16) -> String? {
        guard let classID = summary.classID, let instance = summary.instance, let attribute = summary.attribute,
            attribute > 0,
            let object = meter.living.object(ObjectID(device: server, classID: classID, instance: instance))
        else { return nil }
        return object.text(of: value, attribute: UInt8(attribute)).description
    }

    /// The object that a frame is about, if the meter has it.
    func object(of facts: FrameFacts) -> LivingObject? {
        guard let classID = facts.classID, let instance = facts.instance else { return nil }
        return meter.living.object(ObjectID(device: facts.server, classID: classID, instance: instance))
    }

    /// `1.0.1.8.0.255 value`: the object and the attribute or method, by its name where the meter has the object; by
    /// short name `0x2EE8 → 1.0.1.8.0.255 value`.
    /// - Parameter isLong: with what the object is: `1.0.1.8.0.255 Active energy import / value`.
    func target(of facts: FrameFacts, isLong: Bool = false) -> String? {
        let shortName = facts.shortName.map(CodeNames.shortName)
        guard let instance = facts.instance else { return shortName }
        let object = object(of: facts)
        let words = [
            shortName.map { $0 + " →" }, instance.description, isLong ? object.map { $0.name + " /" } : nil,
            member(of: facts, object),
        ]
        return words.compactMap(\.self).joined(separator: " ")
    }

    private func member(of facts: FrameFacts, _ object: LivingObject?) -> String? {
        guard let number = facts.attribute else { return nil }
        let (id, interfaceClass) = (UInt8(clamping: number), object?.interfaceClass)
        let isMethod = facts.isMethod || facts.service.hasPrefix("action")
        return (isMethod ? interfaceClass?.method(id)?.name : interfaceClass?.attribute(id)?.name) ?? "/\(number)"
    }
}
