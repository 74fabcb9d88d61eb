import DLMSServer
import DLMSWire

/// Register activation: of the registers that are assigned to it, those in the active mask count, the others keep their
/// values.
///
/// - Spec: IEC 62056-6-2, Register activation (class_id 6)
final class RegisterActivationBehaviour: ClassBehaviour {
    enum Attribute {
        static let assignment: UInt8 = 2
        static let masks: UInt8 = 3
        static let activeMask: UInt8 = 4
    }

    /// As long as nobody has named a mask, every register counts.
    func start(_ object: LivingObject) {
        if let name = activeMask(object), !name.isEmpty { apply(object) }
    }

    func didChange(_ attribute: UInt8, of object: LivingObject) { apply(object) }

    /// - Throws: ``DataAccessResult/otherReason`` for a mask that is not in the list. The empty name is that of none.
    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        guard attribute == Attribute.activeMask, let name = DataValue(value)?.octetString, !name.isEmpty else { return }
        guard mask(name, object) != nil else { throw .otherReason }
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let value = DataValue(parameter) else { throw .typeUnmatched }
        switch method {
        case 1: object.keep(.array(object.elements(of: Attribute.assignment) + [value]), in: Attribute.assignment)
        case 2: replaceMask(value.elements?.first, with: [value], object)
        case 3:
            guard let name = value.octetString, mask(name, object) != nil else { throw .otherReason }
            replaceMask(value, with: [], object)
        default: throw .objectUnavailable
        }
        apply(object)
    }

    private func replaceMask(_ name: DataValue?, with masks: [DataValue], _ object: LivingObject) {
        let others = object.elements(of: Attribute.masks).filter { $0.elements?.first != name }
        object.keep(.array(others + masks), in: Attribute.masks)
    }

    private func activeMask(_ object: LivingObject) -> [UInt8]? {
        (try? object.value(of: Attribute.activeMask))?.octetString
    }

    /// Places in the assignment, from 1; nil when there is no such mask.
    private func mask(_ name: [UInt8], _ object: LivingObject) -> [Int]? {
        let found = object.elements(of: Attribute.masks).first { $0.elements?.first?.octetString == name }
        return found?.elements?.last?.elements?.compactMap(\.integer)
    }

    private func apply(_ object: LivingObject) {
        let active = activeMask(object).flatMap { mask($0, object) } ?? []
        for (place, entry) in object.elements(of: Attribute.assignment).enumerated() {
            guard let fields = entry.elements, fields.count == 2, case .longUnsigned(let classID) = fields[0],
                let name = fields[1].logicalName, let register = object.sibling(classID, name)?.register(of: 2)
            else { continue }
            object.meter.environment.setCounting(active.contains(place + 1), at: register)
        }
    }
}
