import DLMSServer
import DLMSWire

/// Writes the rights of one association on an object, as the lists of an Association LN or SN have them.
struct AccessRightsWriter {
    /// How an access_mode is written.
    enum Form {
        /// The codes 0 to 3, for a method a boolean.
        case codesAndFlags
        /// The codes 0 to 6, for a method 0 to 2.
        case codes
        /// The bit masks.
        case masks
    }

    let meter: LivingMeter
    /// Number of the association whose rights they are.
    let association: Int
    let form: Form

    /// Whether the association has any right on the object.
    func hasAny(_ slot: Int, _ object: ObjectPlan) -> Bool {
        for attribute in 1...max(object.attributeCount, 1) where access(slot, attribute) ?? [] != [] { return true }
        guard object.methods != 0 else { return false }
        for method in 1...object.methodCount where methodAccess(slot, method) ?? [] != [] { return true }
        return false
    }

    /// Writes attribute_access: an array with every attribute.
    func writeAttributes(_ slot: Int, _ plan: MeterPlan, into writer: inout ByteWriter) {
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

    /// Writes method_access: an array with every method.
    func writeMethods(_ slot: Int, _ object: ObjectPlan, into writer: inout ByteWriter) {
        writer.array(count: object.methods.nonzeroBitCount)
        guard object.methods != 0 else { return }
        for method in 1...object.methodCount {
            guard let access = methodAccess(slot, method) else { continue }
            writer.structure(count: 2)
            writer.integer(Int8(bitPattern: method))
            if form == .codesAndFlags {
                writer.boolean(access.contains(.access))
            } else {
                writer.enumeration(form == .masks ? access.rawValue : access.legacyCode)
            }
        }
    }

    private func access(_ slot: Int, _ attribute: UInt8) -> AttributeAccess? {
        meter.attributeAccess(slot, attribute, association: association)
    }

    private func methodAccess(_ slot: Int, _ method: UInt8) -> MethodAccess? {
        meter.methodAccess(slot, method, association: association)
    }

    private func code(_ access: AttributeAccess) -> UInt8 {
        switch form {
        case .codesAndFlags: access.intersection(.readWrite).rawValue
        case .codes: access.legacyCode
        case .masks: access.rawValue
        }
    }
}
