import DLMSServer
import DLMSWire

/// Parameter monitor: remembers which of the parameters in its list was changed last, when, and to what.
///
/// - Spec: IEC 62056-6-2, Parameter monitor (class_id 65)
final class ParameterMonitorBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [7, 8]

    private enum Attribute {
        static let changedParameter: UInt8 = 2
        static let captureTime: UInt8 = 3
        static let parameterList: UInt8 = 4
        static let digest: UInt8 = 7
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let values = DataValue.structure(values(object))
        guard request.attribute == Attribute.digest else { return values.encode(into: &writer) }
        DataValue.octetString(object.meter.digest(of: values.octets)).encode(into: &writer)
    }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        freezeReading(request, of: object)
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let value = DataValue(parameter) else { throw .typeUnmatched }
        var list = object.elements(of: Attribute.parameterList)
        switch method {
        case 1: if !list.contains(value) { list.append(value) }
        case 2:
            guard list.contains(value) else { throw .otherReason }
            list.removeAll { $0 == value }
        default: throw .objectUnavailable
        }
        object.keep(.array(list), in: Attribute.parameterList)
    }

    /// An attribute of the logical device has another value now.
    fileprivate func note(_ attribute: UInt8, of other: LivingObject, _ object: LivingObject) {
        let list = object.elements(of: Attribute.parameterList)
        guard list.contains(where: { MonitoredValue($0)?.names(attribute, of: other) ?? false }) else { return }
        let isSecret = other.interfaceClass.attribute(attribute)?.isSecret ?? true
        let value = isSecret ? .nullData : (try? other.value(of: attribute)) ?? .nullData
        object.keep(
            .structure([
                .longUnsigned(other.id.classID), .octetString(other.instance.octets),
                .integer(Int8(bitPattern: attribute)), value,
            ]), in: Attribute.changedParameter)
        let time = object.meter.clock(ofDevice: object.id.device).dateTime(object.meter.utcMilliseconds)
        object.keep(.dateTime(time), in: Attribute.captureTime)
        object.meter.raise(.parametersChanged, in: object.id.device)
    }

    private func values(_ object: LivingObject) -> [DataValue] {
        object.elements(of: Attribute.parameterList).map { entry in
            guard let parameter = MonitoredValue(entry),
                let source = object.sibling(parameter.classID, parameter.instance),
                source.interfaceClass.attribute(parameter.attribute)?.isSecret == false,
                !(source == object && Self.dynamicAttributes.contains(parameter.attribute))
            else { return .nullData }
            return (try? source.value(of: parameter.attribute)) ?? .nullData
        }
    }
}

extension LivingMeter {
    /// Tells the parameter monitors of the logical device that an attribute was written.
    func noteParameter(_ attribute: UInt8, of object: LivingObject) {
        for slot in parameterMonitors where plan.objects[slot].device == object.id.device {
            guard let monitor = behaviours[slot] as? ParameterMonitorBehaviour else { continue }
            monitor.note(attribute, of: object, LivingObject(meter: self, slot: slot))
        }
    }

    /// SHA-256; empty without cryptography.
    func digest(of octets: [UInt8]) -> [UInt8] {
        guard let crypto = environment.crypto else { return [] }
        return encoded { (writer: inout ByteWriter) in
            octets.withUnsafeBytes { crypto.digest(.sha256, of: Octets($0), into: &writer) }
        }
    }
}
