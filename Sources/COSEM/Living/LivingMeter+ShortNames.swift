import DLMSServer
import DLMSWire

// Short names.
extension LivingMeter {
    public func resolve(shortName: UInt16, for peer: Peer) -> ShortNameTarget? {
        guard let entry = plan.shortNames.find(device: peer.server, name: shortName) else { return nil }
        let object = plan.objects[Int(entry.slot)]
        let handle = ObjectHandle(rawValue: UInt32(entry.slot))
        switch entry.member {
        case .attribute(let id):
            let descriptor = AttributeDescriptor(
                classID: object.classID, instance: object.instance, attribute: Int8(bitPattern: id))
            return ShortNameTarget(.attribute, of: handle, descriptor)
        case .method(let id):
            let descriptor = AttributeDescriptor(
                classID: object.classID, instance: object.instance, attribute: Int8(bitPattern: id))
            return ShortNameTarget(.method, of: handle, descriptor)
        }
    }

    public func shortName(ofAttribute attribute: UInt8, of object: ObjectHandle) -> UInt16? {
        let template = plan.templates[Int(object.rawValue)]
        guard let base = template.baseName, let definition = template.interfaceClass.attribute(attribute) else {
            return nil
        }
        return base + definition.shortNameOffset
    }
}

extension LivingDevice {
    /// Whether an association names objects by short names.
    public var usesShortNames: Bool { meter.template.logicalDevices[index].usesShortNames }

    /// The object that a short name belongs to, with the number of its attribute or method.
    public func object(shortName: UInt16) -> (object: LivingObject, number: UInt8, isMethod: Bool)? {
        guard let entry = meter.plan.shortNames.find(device: sap, name: shortName) else { return nil }
        let object = LivingObject(meter: meter, slot: Int(entry.slot))
        switch entry.member {
        case .attribute(let id): return (object, id, false)
        case .method(let id): return (object, id, true)
        }
    }

    /// A base name for another object; nil when short names are not used, or no room is left.
    func freeBaseName(for template: ObjectTemplate) -> UInt16? {
        guard usesShortNames else { return nil }
        var names = BaseNames()
        for object in objects {
            if let name = object.template.baseName { _ = names.take(name, for: object.interfaceClass) }
        }
        if let own = template.baseName, names.take(own, for: template.interfaceClass) { return own }
        return names.name(for: template)
    }
}
