import DLMSServer
import DLMSWire

/// Writes an association's object_list straight into a response: the objects it has any right on, with its rights in
/// the form that the version of the class has.
struct ObjectListWriter {
    private let view: AssociationView
    private let filter: ObjectListFilter
    private let device: UInt16
    private let version: UInt8

    init(_ view: AssociationView, _ filter: ObjectListFilter) {
        (self.view, self.filter) = (view, filter)
        (device, version) = (view.object.id.device, view.object.interfaceClass.version)
    }

    func write(into writer: inout ByteWriter) {
        let plan = view.meter.plan
        writer.array(count: plan.objects.indices.reduce(0) { $0 + (isListed($1, plan) ? 1 : 0) })
        for slot in plan.objects.indices where isListed(slot, plan) { write(slot, plan, into: &writer) }
    }

    /// Left out is what belongs to another logical device, was not asked for, or grants this association no right.
    private func isListed(_ slot: Int, _ plan: MeterPlan) -> Bool {
        let object = plan.objects[slot]
        guard object.device == device, !object.isRemoved, filter.selects(object) else { return false }
        for attribute in 1...max(object.attributeCount, 1) where access(slot, attribute) ?? [] != [] { return true }
        guard object.methods != 0 else { return false }
        for method in 1...object.methodCount where methodAccess(slot, method) ?? [] != [] { return true }
        return false
    }

    private func write(_ slot: Int, _ plan: MeterPlan, into writer: inout ByteWriter) {
        let object = plan.objects[slot]
        writer.structure(count: filter.withRights ? 4 : 3)
        writer.longUnsigned(object.classID)
        writer.unsigned(object.version)
        writer.octetString(object.instance)
        guard filter.withRights else { return }
        writer.structure(count: 2)
        writeAttributes(slot, plan, into: &writer)
        writeMethods(slot, object, into: &writer)
    }

    private func writeAttributes(_ slot: Int, _ plan: MeterPlan, into writer: inout ByteWriter) {
        let object = plan.objects[slot]
        writer.array(count: (1...object.attributeCount).reduce(0) { $0 + (plan.has($1, of: object) ? 1 : 0) })
        for attribute in 1...object.attributeCount {
            guard let access = access(slot, attribute) else { continue }
            writer.structure(count: 3)
            writer.integer(Int8(bitPattern: attribute))
            writer.enumeration(code(access))
            writeSelectors(plan.selectors[object.firstAttribute + Int(attribute) - 1], into: &writer)
        }
    }

    /// access_selectors; `selectors` has bit n − 1 set for selector n.
    private func writeSelectors(_ selectors: UInt8, into writer: inout ByteWriter) {
        guard selectors != 0 else { return writer.nullData() }
        writer.array(count: selectors.nonzeroBitCount)
        for bit in 0..<8 where selectors & 1 << UInt8(bit) != 0 { writer.integer(Int8(bit + 1)) }
    }

    private func writeMethods(_ slot: Int, _ object: ObjectPlan, into writer: inout ByteWriter) {
        writer.array(count: object.methods.nonzeroBitCount)
        guard object.methods != 0 else { return }
        for method in 1...object.methodCount {
            guard let access = methodAccess(slot, method) else { continue }
            writer.structure(count: 2)
            writer.integer(Int8(bitPattern: method))
            if version == 0 { writer.boolean(access.contains(.access)) } else { writer.enumeration(code(access)) }
        }
    }

    private func access(_ slot: Int, _ attribute: UInt8) -> AttributeAccess? {
        view.meter.attributeAccess(slot, attribute, association: view.index)
    }

    private func methodAccess(_ slot: Int, _ method: UInt8) -> MethodAccess? {
        view.meter.methodAccess(slot, method, association: view.index)
    }

    /// Version 3 has the mask itself, versions 1 and 2 the codes 0 to 6, version 0 the codes 0 to 3.
    private func code(_ access: AttributeAccess) -> UInt8 {
        switch version {
        case 0: access.intersection(.readWrite).rawValue
        case 1, 2: access.legacyCode
        default: access.rawValue
        }
    }

    private func code(_ access: MethodAccess) -> UInt8 { version < 3 ? access.legacyCode : access.rawValue }
}
