import DLMSServer
import DLMSWire

/// Writes the lists of an association with short names: the objects it has any right on.
struct ShortNameListWriter {
    private let device: UInt16
    private let rights: AccessRightsWriter

    init(_ view: AssociationView) {
        device = view.object.id.device
        // Version 4 has masks, versions 2 and 3 the codes 0 to 6; before there were none for authenticated access.
        let version = view.object.interfaceClass.version
        let form: AccessRightsWriter.Form = version < 2 ? .codesAndFlags : version < 4 ? .codes : .masks
        rights = AccessRightsWriter(meter: view.meter, association: view.index, form: form)
    }

    private var plan: MeterPlan { rights.meter.plan }

    /// object_list.
    func writeObjects(of filter: ShortNameListFilter, into writer: inout ByteWriter) {
        writeList(filter, into: &writer) { slot, writer in
            let object = plan.objects[slot]
            writer.structure(count: 4)
            writeBaseName(slot, into: &writer)
            writer.longUnsigned(object.classID)
            writer.unsigned(object.version)
            writer.octetString(object.instance)
        }
    }

    /// access_rights_list.
    func writeRights(of filter: ShortNameListFilter, into writer: inout ByteWriter) {
        writeList(filter, into: &writer) { slot, writer in
            writer.structure(count: 3)
            writeBaseName(slot, into: &writer)
            rights.writeAttributes(slot, plan, into: &writer)
            rights.writeMethods(slot, plan.objects[slot], into: &writer)
        }
    }

    /// The answer of get_attributes&methods: the rights on each object named, none of one that is not there.
    func writeAccess(ofNamed parameter: Octets, into writer: inout ByteWriter) throws(ActionResult) {
        guard let names = try? NamedObject.list(parameter) else { throw .typeUnmatched }
        writer.array(count: names.count)
        for name in names {
            writer.structure(count: 2)
            let match = plan.index.find(device: device, classID: name.classID, instance: name.instance)
            if case .slot(let slot) = match, isListed(slot) {
                rights.writeAttributes(slot, plan, into: &writer)
                rights.writeMethods(slot, plan.objects[slot], into: &writer)
            } else {
                writer.array(count: 0)
                writer.array(count: 0)
            }
        }
    }

    private func writeList(
        _ filter: ShortNameListFilter, into writer: inout ByteWriter, _ body: (Int, inout ByteWriter) -> Void
    ) {
        let slots = plan.objects.indices.filter { isListed($0) && filter.selects(plan.objects[$0]) }
        writer.array(count: slots.count)
        for slot in slots { body(slot, &writer) }
    }

    /// Left out is what has no base name, belongs to another logical device, or grants this association no right.
    private func isListed(_ slot: Int) -> Bool {
        let object = plan.objects[slot]
        guard object.device == device, !object.isRemoved, plan.templates[slot].baseName != nil else { return false }
        return rights.hasAny(slot, object)
    }

    /// base_name is a `long`: names from 8000 on are negative there.
    private func writeBaseName(_ slot: Int, into writer: inout ByteWriter) {
        writer.long(Int16(bitPattern: plan.templates[slot].baseName ?? 0))
    }
}
