import DLMSServer
import DLMSWire

/// Register table: the values of like objects, which differ in value group E, side by side.
///
/// - Spec: IEC 62056-6-2, Register table (class_id 61)
final class RegisterTableBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2]

    private enum Attribute {
        static let cells: UInt8 = 2
        static let definition: UInt8 = 3
    }

    /// The cells as they were captured; empty after a reset.
    private var cells: [DataValue] = []

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        DataValue.array(cells).encode(into: &writer)
    }

    /// Cells of another definition would not suit it.
    func didChange(_ attribute: UInt8, of object: LivingObject) {
        if attribute == Attribute.definition { setCells([], object) }
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        switch method {
        case 1: setCells([], object)
        case 2: setCells(capture(object), object)
        default: throw .objectUnavailable
        }
    }

    private func setCells(_ cells: [DataValue], _ object: LivingObject) {
        self.cells = cells
        object.meter.onChange?(object.id, Attribute.cells)
    }

    /// A cell without an object, or one that cannot be read, is null-data.
    private func capture(_ object: LivingObject) -> [DataValue] {
        let fields = object.elements(of: Attribute.definition)
        guard fields.count == 4, case .longUnsigned(let classID) = fields[0], let name = fields[1].logicalName,
            let groups = fields[2].elements, let attribute = fields[3].integer
        else { return [] }
        return groups.map { group in
            guard case .unsigned(let e) = group else { return .nullData }
            let cell = object.sibling(classID, LogicalName(name.a, name.b, name.c, name.d, e, name.f))
            let isSecret = cell?.interfaceClass.attribute(UInt8(clamping: attribute))?.isSecret ?? true
            guard let cell, !isSecret else { return .nullData }
            return (try? cell.value(of: UInt8(clamping: attribute))) ?? .nullData
        }
    }
}
