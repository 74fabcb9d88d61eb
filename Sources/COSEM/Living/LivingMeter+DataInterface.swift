import DLMSServer
import DLMSWire

// What there is. Associations, values and changes are in files of their own.
extension LivingMeter: DataInterface {
    public func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        switch plan.index.find(device: peer.server, classID: classID, instance: instance) {
        case .slot(let slot): .found(ObjectHandle(rawValue: UInt32(slot)))
        case .otherClass(let actual): .otherClass(actual)
        case .none: .unknown
        }
    }

    public func attributeCount(of object: ObjectHandle) -> UInt8 { plan.objects[Int(object.rawValue)].attributeCount }

    public func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? {
        attributeAccess(Int(object.rawValue), attribute, association: peer.association.map(Int.init))
    }

    public func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? {
        methodAccess(Int(object.rawValue), method, association: peer.association.map(Int.init))
    }
}

// MARK: - Rights

extension LivingMeter {
    /// The right of an association, or none without one; nil when the object has no such attribute.
    func attributeAccess(_ slot: Int, _ attribute: UInt8, association: Int?) -> AttributeAccess? {
        let object = plan.objects[slot]
        guard plan.has(attribute, of: object) else { return nil }
        guard let association, association < object.associationCount else { return [] }
        let place = object.right(attribute: attribute, association: association)
        return AttributeAccess(rawValue: right(slot, object, place))
    }

    /// The right of an association, or none without one; nil when the object has no such method.
    func methodAccess(_ slot: Int, _ method: UInt8, association: Int?) -> MethodAccess? {
        let object = plan.objects[slot]
        guard object.hasMethod(method) else { return nil }
        guard let association, association < object.associationCount else { return [] }
        return MethodAccess(rawValue: right(slot, object, object.right(method: method, association: association)))
    }

    private func right(_ slot: Int, _ object: ObjectPlan, _ place: Int) -> UInt8 {
        if let changed = changes[slot]?.rights { return changed[place] }
        return plan.rights[object.firstRight &+ place]
    }

    /// Replaces the rights of one association on an object, for ``AssociationBehaviour``'s lists.
    func setRights(
        _ slot: Int, association: Int, attributes: (UInt8) -> AttributeAccess, methods: (UInt8) -> MethodAccess
    ) {
        let object = plan.objects[slot]
        guard association < object.associationCount else { return }
        let changes = changes(of: slot)
        var rights = changes.rights ?? Array(plan.rights[object.firstRight..<(object.firstRight + object.rightCount)])
        for attribute in plan.templates[slot].attributes {
            let isSecret = plan.templates[slot].interfaceClass.attribute(attribute.id)?.isSecret ?? false
            let access = isSecret ? attributes(attribute.id).subtracting(.read) : attributes(attribute.id)
            rights[object.right(attribute: attribute.id, association: association)] = access.rawValue
        }
        for method in plan.templates[slot].methods {
            rights[object.right(method: method.id, association: association)] = methods(method.id).rawValue
        }
        changes.rights = rights
        if slot < definedObjects { memory?.keep(rights, as: .rights(of: LivingObject(meter: self, slot: slot).id)) }
    }

    /// The object's changes, from now on its own.
    func changes(of slot: Int) -> ObjectChanges {
        if let changes = changes[slot] { return changes }
        let new = ObjectChanges()
        changes[slot] = new
        return new
    }
}
