import DLMSServer
import DLMSWire

/// Extended register: a value with the time it was captured.
///
/// - Spec: IEC 62056-6-2, Extended register (class_id 4)
final class ExtendedRegisterBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [5]

    private enum Attribute {
        static let value: UInt8 = 2
        static let captureTime: UInt8 = 5
    }

    /// Moment of UTC, in milliseconds, at which the value became what it is.
    private var captured: Int64 = 0
    /// The value when it was looked at last: the register's, where it shows one.
    private var lastValue: [UInt8]?
    private var lastNumber = 0.0

    let needsTicks = true
    let watchesValues = true

    func start(_ object: LivingObject) { note(object) }

    /// The value is looked at every tick: another one was captured since.
    func tick(_ object: LivingObject) {
        if let index = object.register(of: Attribute.value) {
            if object.meter.environment.value(at: index) != lastNumber { note(object) }
        } else if (try? object.encodedValue(of: Attribute.value)) != lastValue {
            note(object)
        }
    }

    func didChange(_ attribute: UInt8, of object: LivingObject) {
        if attribute == Attribute.value { note(object) }
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        writer.octetString(object.meter.clock(ofDevice: object.id.device).dateTime(captured))
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard method == 1 else { throw .objectUnavailable }
        try object.resetValue()
        note(object)
    }

    private func note(_ object: LivingObject) {
        if let index = object.register(of: Attribute.value) {
            lastNumber = object.meter.environment.value(at: index)
        } else {
            lastValue = try? object.encodedValue(of: Attribute.value)
        }
        captured = object.meter.utcMilliseconds
        object.meter.onChange?(object.id, Attribute.captureTime)
    }
}
