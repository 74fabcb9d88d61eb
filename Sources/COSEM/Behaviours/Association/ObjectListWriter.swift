import DLMSServer
import DLMSWire

/// Writes an association's object_list straight into a response: the objects it has any right on, with its rights in
/// the form that the version of the class has.
struct ObjectListWriter {
    private let filter: ObjectListFilter
    private let device: UInt16
    private let rights: AccessRightsWriter

    init(_ view: AssociationView, _ filter: ObjectListFilter) {
        self.filter = filter
        device = view.object.id.device
        // Version 3 has the masks themselves, versions 1 and 2 the codes 0 to 6, version 0 the codes 0 to 3.
        let version = view.object.interfaceClass.version
        let form: AccessRightsWriter.Form = version == 0 ? .codesAndFlags : version < 3 ? .codes : .masks
        rights = AccessRightsWriter(meter: view.meter, association: view.index, form: form)
    }

    func write(into writer: inout ByteWriter) {
        let plan = rights.meter.plan
        writer.array(count: plan.objects.indices.reduce(0) { $0 + (isListed($1, plan) ? 1 : 0) })
        for slot in plan.objects.indices where isListed(slot, plan) { write(slot, plan, into: &writer) }
    }

    /// Left out is what belongs to another logical device, was not asked for, or grants this association no right.
    private func isListed(_ slot: Int, _ plan: MeterPlan) -> Bool {
        let object = plan.objects[slot]
        guard object.device == device, !object.isRemoved, filter.selects(object) else { return false }
        return rights.hasAny(slot, object)
    }

    private func write(_ slot: Int, _ plan: MeterPlan, into writer: inout ByteWriter) {
        let object = plan.objects[slot]
        writer.structure(count: filter.withRights ? 4 : 3)
        writer.longUnsigned(object.classID)
        writer.unsigned(object.version)
        writer.octetString(object.instance)
        guard filter.withRights else { return }
        writer.structure(count: 2)
        rights.writeAttributes(slot, plan, into: &writer)
        rights.writeMethods(slot, object, into: &writer)
    }
}
