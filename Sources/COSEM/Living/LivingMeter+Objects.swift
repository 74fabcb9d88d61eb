import DLMSServer
import DLMSWire

// Adding and removing objects while the meter runs.
extension LivingMeter {
    /// Adds an object to the logical device at `sap`; it appears in the object lists of the associations it grants a
    /// right to.
    /// - Throws: ``ValueError/noSuchDevice(_:)``, or ``ValueError/objectExists(_:)``.
    @discardableResult
    public func add(_ object: ObjectTemplate, to sap: UInt16) throws(ValueError) -> LivingObject {
        guard let device = device(sap) else { throw .noSuchDevice(sap) }
        let id = ObjectID(device: sap, classID: object.interfaceClass.id, instance: object.instance)
        guard self.object(id) == nil else { throw .objectExists(id) }
        var object = object
        object.baseName = device.freeBaseName(for: object)
        let slot = plan.add(
            object, to: sap, associations: device.associations.count, registerIndex: environment.index(ofRegister:))
        changes.append(nil)
        behaviours.append(BehaviourEntry.find(object.interfaceClass)?.make())
        start(slot)
        onObjectsChanged?()
        return LivingObject(meter: self, slot: slot)
    }

    /// Adds a copy of an object, with the values it has now, under another logical name.
    @discardableResult
    public func copy(_ id: ObjectID, to instance: LogicalName, name: String? = nil) throws(ValueError) -> LivingObject {
        guard let original = object(id) else { throw .noSuchObject(id) }
        return try add(original.snapshot(as: instance, name: name), to: id.device)
    }

    /// Removes an object: clients find it undefined from now on.
    /// - Throws: ``ValueError/noSuchObject(_:)``; ``ValueError/indispensable(_:)`` for an association's own object.
    public func remove(_ id: ObjectID) throws(ValueError) {
        guard let object = object(id) else { throw .noSuchObject(id) }
        guard !isIndispensable(id) else { throw .indispensable(id) }
        plan.remove(object.slot)
        ticking.removeAll { $0 == object.slot }
        behaviours[object.slot] = nil
        clockSlots = [:]
        onObjectsChanged?()
    }

    /// The objects of the definition that are not there any more.
    public var removedObjects: [ObjectID] {
        plan.objects.prefix(definedObjects).filter(\.isRemoved).map {
            ObjectID(device: $0.device, classID: $0.classID, instance: $0.instance)
        }
    }

    private func isIndispensable(_ id: ObjectID) -> Bool {
        object(id)?.template.isAssociation ?? false
    }
}

extension LivingObject {
    /// A template of the object as it is now, for a copy or for saving.
    public func snapshot(as instance: LogicalName? = nil, name: String? = nil) -> ObjectTemplate {
        var copy = template
        if let instance { (copy.instance, copy.baseName) = (instance, nil) }
        if let name { copy.name = name }
        for place in copy.attributes.indices {
            let attribute = copy.attributes[place].id
            if let source = try? source(of: attribute), attribute != 1 { copy.attributes[place].source = source }
            copy.attributes[place].access = associationRange.compactMap {
                access(attribute: attribute, association: $0)
            }
        }
        for place in copy.methods.indices {
            let method = copy.methods[place].id
            copy.methods[place].access = associationRange.compactMap { access(method: method, association: $0) }
        }
        return copy
    }

    private var associationRange: Range<Int> { 0..<meter.plan.objects[slot].associationCount }
}
