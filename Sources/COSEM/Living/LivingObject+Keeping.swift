import DLMSWire

// What behaviours do to attributes of their own objects and of others.
extension LivingObject {
    /// Gives a static attribute another value, as the meter itself does: state that a class keeps lies in its
    /// attributes, where it is shown, saved and remembered like any other.
    func keep(_ value: DataValue, in attribute: UInt8) {
        let octets = value.octets
        if (try? encodedValue(of: attribute)) == octets { return }
        meter.setSource(.value(octets), of: attribute, slot: slot)
        meter.onChange?(id, attribute)
    }

    /// Number of the register that an attribute shows; nil when it shows none.
    func register(of attribute: UInt8) -> Int? {
        guard case .register(let register) = meter.source(slot, attribute) else { return nil }
        return register.index
    }

    /// The elements of an array or structure; empty when the attribute is none.
    func elements(of attribute: UInt8) -> [DataValue] { (try? value(of: attribute))?.elements ?? [] }

    /// Another object of the same logical device.
    func sibling(_ classID: UInt16, _ instance: LogicalName) -> LivingObject? {
        meter.object(ObjectID(device: id.device, classID: classID, instance: instance))
    }

    /// How local time follows from UTC for this object.
    var timeRules: LocalTimeRules { meter.clock(ofDevice: id.device).rules }
}

extension DataValue {
    /// Elements of an array or a structure; nil for other types.
    var elements: [DataValue]? {
        switch self {
        case .array(let elements), .structure(let elements): elements
        default: nil
        }
    }

    /// Octets of an octet-string; nil for other types.
    var octetString: [UInt8]? { if case .octetString(let octets) = self { octets } else { nil } }

    /// A logical name in an octet-string; nil for other types and lengths.
    var logicalName: LogicalName? {
        guard let octets = octetString, octets.count == 6 else { return nil }
        return LogicalName(octets[0], octets[1], octets[2], octets[3], octets[4], octets[5])
    }

    /// The date in an octet-string of five octets.
    var date: CalendarDate? {
        if case .date(let date) = self { return date }
        guard let octets = octetString, octets.count == 5 else { return nil }
        return withReader(octets) { reader in try? CalendarDate(from: &reader) }
    }

    /// The time of day in an octet-string of four octets.
    var time: TimeOfDay? {
        if case .time(let time) = self { return time }
        guard let octets = octetString, octets.count == 4 else { return nil }
        return withReader(octets) { reader in try? TimeOfDay(from: &reader) }
    }
}
