import COSEM
import DLMSWire

extension RunningMeter {
    /// Frames looked back through at most for the request that a response answers.
    private static let pairingDistance = 200

    /// One line about a frame: a response is shown with the object of its request, values with their units.
    /// - Returns: nil when the frame is not kept any more.
    public func summary(ofFrame number: Int) -> FrameSummary? {
        capture[number].map { summary(of: $0) }
    }

    /// As ``summary(ofFrame:)``, for a frame that was copied out already.
    public func summary(of frame: Frame) -> FrameSummary {
        let request = frame.direction == .sent ? request(answeredBy: frame).map { summary(of: $0) } : nil
        return summary(of: frame, answering: request) { [living] value, summary in
            Self.words(value, summary, server: frame.server, living)
        }
    }

    /// As ``summary(of:)``, with the request that it answers, and values in words of somebody else. A ciphered frame is
    /// told by what is in it.
    public func summary(
        of frame: Frame, answering request: FrameSummary?, words: ((DataValue, FrameSummary) -> String?)? = nil
    ) -> FrameSummary {
        var summary = FrameSummary(
            opener.opened(frame), answering: request, names: names(of: frame.server), words: words)
        guard frame.mayBeCiphered, let deciphering = opener.deciphering(of: frame) else { return summary }
        summary.isCiphered = true
        if !deciphering.isRight { summary.add(fault: deciphering) }
        return summary
    }

    /// Finds the attribute or method that a short name of a logical device stands for.
    public func names(of server: UInt16) -> ShortNameLookup {
        { [living] name in
            living.device(server)?.object(shortName: name).map { found in
                let target = AttributeDescriptor(
                    classID: found.object.id.classID, instance: found.object.instance,
                    attribute: Int8(bitPattern: found.number))
                return (target, found.isMethod)
            }
        }
    }

    /// The request that a response answers: the last one before it between the same SAPs of the same link.
    public func request(answeredBy frame: Frame) -> Frame? {
        let oldest = max(capture.firstNumber, frame.number - Self.pairingDistance)
        var number = frame.number - 1
        while number >= oldest {
            if capture.isRequest(number, on: frame.link, client: frame.client, server: frame.server) {
                return capture[number]
            }
            number -= 1
        }
        return nil
    }

    private static func words(
        _ value: DataValue, _ summary: FrameSummary, server: UInt16, _ living: LivingMeter
    ) -> String? {
        guard let classID = summary.classID, let instance = summary.instance, let member = summary.attribute,
            summary.isAboutAttribute, member > 0,
            let object = living.object(ObjectID(device: server, classID: classID, instance: instance)),
            let attribute = object.interfaceClass.attribute(UInt8(member))
        else { return nil }
        let scalerUnit = object.scalerUnit(of: attribute.id)
        return ValueText(value, of: attribute, scalerUnit: scalerUnit, limit: 60).description
    }
}

extension FrameSummary {
    /// Whether a value in the frame is an attribute's, not a method's.
    fileprivate var isAboutAttribute: Bool {
        if shortName != nil { return !isMethod }
        return service.hasPrefix("get") || service.hasPrefix("set")
    }
}
