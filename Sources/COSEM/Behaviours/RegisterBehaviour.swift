import DLMSServer
import DLMSWire

/// Register: a value that can be reset.
///
/// - Spec: IEC 62056-6-2, Register (class_id 3)
final class RegisterBehaviour: ClassBehaviour {
    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard method == 1 else { throw .objectUnavailable }
        try object.resetValue()
    }
}

extension LivingObject {
    /// Sets attribute 2 to its default: 0, in the register it shows or as its own value.
    func resetValue() throws(ActionResult) {
        switch meter.source(slot, 2) {
        case .register(let register):
            guard let index = register.index else { throw .temporaryFailure }
            meter.environment.setValue(0, at: index)
        default:
            guard let value = try? value(of: 2), let zero = DataValue(0, as: value.tag) else { throw .otherReason }
            meter.setSource(.value(zero.octets), of: 2, slot: slot)
        }
        meter.onChange?(id, 2)
    }
}
