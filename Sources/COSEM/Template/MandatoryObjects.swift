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
            complete.logicalDevices[place].assignBaseNames()
        }
        return complete
    }

    private func mandatoryObjects(of device: LogicalDeviceTemplate, isFirst: Bool) -> [ObjectTemplate] {
        let own = ObjectTemplate.currentAssociations(of: device)
        let numbered = device.associations.indices.map { ObjectTemplate.association(number: UInt8($0 + 1), of: device) }
        let name = ObjectTemplate.logicalDeviceName(logicalDeviceName(of: device, isFirst: isFirst), of: device)
        let objects = numbered + [name, isFirst ? .sapAssignment(of: device) : nil]
        return own + objects.compactMap { $0 } + ObjectTemplate.securityObjects(of: device)
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

    /// An association's secret and its list of users are kept in its numbered object; the caller's own object shows that
    /// one's. Objects of associations with short names have no attribute for the secret.
    fileprivate mutating func placeSecrets() {
        for place in objects.indices {
            guard let number = objects[place].instance.associationNumber, Int(number) <= associations.count
            else { continue }
            switch objects[place].interfaceClass.id {
            case InterfaceClassID.associationLN:
                let secret = number == 0 ? nil : associations[Int(number) - 1].secret ?? []
                objects[place].setSource(of: 7, secret.map { .value(DataValue.octetString($0).octets) } ?? .behaviour)
                objects[place].placeUsers(attribute: 10, number)
            case InterfaceClassID.associationSN: objects[place].placeUsers(attribute: 5, number)
            default: break
            }
        }
    }
}

extension ObjectTemplate {
    fileprivate mutating func placeUsers(attribute: UInt8, _ number: UInt8) {
        if number > 0 { setSource(of: attribute, unlessValue: .value(DataValue.array([]).octets)) }
    }

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
