import DLMSServer
import DLMSWire

/// Objects that every meter has, whether its definition names them or not.
extension MeterTemplate {
    /// The template with the objects added that it leaves out: the associations' own, the logical device names and
    /// the SAP assignment.
    func withMandatoryObjects() -> MeterTemplate {
        var complete = self
        for place in logicalDevices.indices {
            let device = logicalDevices[place]
            for object in mandatoryObjects(of: device, isFirst: place == 0) where !device.has(object) {
                complete.logicalDevices[place].objects.append(object)
            }
            complete.logicalDevices[place].placeSecrets()
        }
        return complete
    }

    private func mandatoryObjects(of device: LogicalDeviceTemplate, isFirst: Bool) -> [ObjectTemplate] {
        let own = ObjectTemplate.association(number: 0, of: device)
        let numbered = device.associations.indices.map { ObjectTemplate.association(number: UInt8($0 + 1), of: device) }
        let name = ObjectTemplate.logicalDeviceName(logicalDeviceName(of: device, isFirst: isFirst), of: device)
        let objects = [own] + numbered + [name, isFirst ? .sapAssignment(of: device) : nil]
        return objects.compactMap { $0 }
    }

    /// The first logical device has the meter's name; the others' must differ, so the SAP is put behind it.
    private func logicalDeviceName(of device: LogicalDeviceTemplate, isFirst: Bool) -> [UInt8] {
        let name = identity.logicalDeviceName
        return Array((isFirst ? name : "\(name.prefix(11))\(device.sap)").utf8)
    }
}

extension LogicalDeviceTemplate {
    fileprivate func has(_ object: ObjectTemplate) -> Bool {
        objects.contains { $0.interfaceClass.id == object.interfaceClass.id && $0.instance == object.instance }
    }

    /// An association's secret (7) and its list of users (10) are kept in its numbered object; the caller's own object
    /// shows that one's.
    fileprivate mutating func placeSecrets() {
        for place in objects.indices where objects[place].interfaceClass.id == InterfaceClassID.associationLN {
            guard let number = objects[place].instance.associationNumber, Int(number) <= associations.count
            else { continue }
            let secret = number == 0 ? nil : associations[Int(number) - 1].secret ?? []
            objects[place].setSource(of: 7, secret.map { .value(DataValue.octetString($0).octets) } ?? .behaviour)
            if number > 0 { objects[place].setSource(of: 10, unlessValue: .value(DataValue.array([]).octets)) }
        }
    }
}

extension ObjectTemplate {
    fileprivate mutating func setSource(of attribute: UInt8, _ source: AttributeSource) {
        for place in attributes.indices where attributes[place].id == attribute { attributes[place].source = source }
    }

    fileprivate mutating func setSource(of attribute: UInt8, unlessValue source: AttributeSource) {
        for place in attributes.indices where attributes[place].id == attribute {
            if case .value = attributes[place].source { continue }
            attributes[place].source = source
        }
    }
}

extension ObjectTemplate {
    /// Association LN object of the logical device: number 0 is whoever reads it, N the definition's Nth association.
    ///
    /// Version 1 is what both common clients read in full: the access codes 0 to 3 that its lists hold are at the same
    /// time the lowest bits of version 3's masks, which is how dlms-cosem reads every version, while gurux-dlms goes by
    /// the version. Each association may read its own object, and invoke what its mechanism needs.
    public static func association(number: UInt8, of device: LogicalDeviceTemplate, version: UInt8 = 1)
        -> ObjectTemplate?
    {
        guard let interfaceClass = Catalogue.find(id: InterfaceClassID.associationLN, version: version) else {
            return nil
        }
        let isCaller = { (place: Int) in number == 0 || place + 1 == number }
        let associations = device.associations
        return ObjectTemplate(
            interfaceClass: interfaceClass, instance: .association(number),
            name: number == 0 ? "Current association" : "Association \(associations[Int(number) - 1].name)",
            attributes: interfaceClass.attributes.map { attribute in
                AttributeTemplate(
                    id: attribute.id, source: .behaviour,
                    access: associations.indices.map { isCaller($0) && !attribute.isSecret ? .read : [] })
            },
            methods: interfaceClass.methods.map { method in
                MethodTemplate(
                    id: method.id,
                    access: associations.indices.map { place in
                        let isHighLevel = associations[place].offer.mechanismID > 1
                        return isCaller(place) && isHighLevel && method.id == 1 ? .access : []
                    })
            })
    }

    /// COSEM logical device name, Data 0.0.42.0.0.255: every association may read it.
    static func logicalDeviceName(_ name: [UInt8], of device: LogicalDeviceTemplate) -> ObjectTemplate? {
        Catalogue.current(id: InterfaceClassID.data).map {
            readable($0, .logicalDeviceName, "COSEM logical device name", of: device) { attribute in
                attribute.id == 2 ? .value(DataValue.octetString(name).octets) : nil
            }
        }
    }

    /// SAP assignment 0.0.41.0.0.255: every association may read it.
    static func sapAssignment(of device: LogicalDeviceTemplate) -> ObjectTemplate? {
        Catalogue.current(id: InterfaceClassID.sapAssignment).map {
            readable($0, .sapAssignment, "SAP assignment", of: device) { _ in .behaviour }
        }
    }

    private static func readable(
        _ interfaceClass: InterfaceClass, _ instance: LogicalName, _ name: String, of device: LogicalDeviceTemplate,
        source: (InterfaceClass.Attribute) -> AttributeSource?
    ) -> ObjectTemplate {
        ObjectTemplate(
            interfaceClass: interfaceClass, instance: instance, name: name,
            attributes: interfaceClass.attributes.map { attribute in
                AttributeTemplate(
                    id: attribute.id, source: source(attribute) ?? .value(attribute.emptyValue.octets),
                    access: device.associations.map { _ in .read })
            },
            methods: interfaceClass.methods.map { method in
                MethodTemplate(id: method.id, access: device.associations.map { _ in [] })
            })
    }
}
