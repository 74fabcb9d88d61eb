import COSEM
import DLMSServer
import DLMSWire

/// A logical device as the definition states it, before its rights are worked out.
struct DeviceDefinition {
    let sap: UInt16
    let name: String
    let logicalDeviceName: String
    let associations: [AssociationDefinition]
    let objects: [ObjectDefinition]
    /// Where its SAP stands.
    let place: Place
    let faults: FaultCollector

    /// Registers that the objects brought along.
    var ownRegisters: [RegisterTemplate] { objects.compactMap(\.register) }

    /// The device with every object that it needs and everybody's rights.
    /// - Parameter saps: SAPs and logical device names to list in the SAP assignment; empty for all but the first device.
    func template(listing saps: [(sap: UInt16, name: String)]) -> LogicalDeviceTemplate {
        var device = LogicalDeviceTemplate(
            sap: sap, name: name, associations: associations.map(\.template), objects: [])
        for object in objects { refuseUnknownAssociations(object) }
        let generated = generated(for: device, listing: saps)
        let stated = objects.map { (completed($0, from: generated), $0.rules) }
        let added = generated.filter { object in
            !objects.contains { $0.template.names(object) }
        }
        device.objects = (stated + added.map { ($0, []) }).map(withRights)
        assignBaseNames(to: &device)
        return device
    }

    // MARK: Rights

    private func withRights(_ object: ObjectTemplate, _ own: [ObjectAccess]) -> ObjectTemplate {
        let rules: [[AccessRule]] = associations.map { association in
            if object.isForeign(to: association.template.offer) { return [] }
            return association.rules
                + own.filter { $0.association == nil || $0.association == association.template.name }
                .map { AccessRule($0.member, $0.grant) }
        }
        var object = object
        for (index, attribute) in object.interfaceClass.attributes.enumerated() {
            // Who is to cipher must know the counter first, whatever else it may read.
            let always: AttributeAccess = object.isInvocationCounter ? .read : []
            object.attributes[index].access = rules.map { $0.access(to: attribute, of: object).union(always) }
        }
        for (index, method) in object.interfaceClass.methods.enumerated() {
            let generated = object.methods[index].access
            object.methods[index].access = rules.enumerated().map { place, rules in
                // What only reads goes with the right to read, which no rule for methods has to grant.
                let reads = object.onlyReads(method: method.id) && generated.indices.contains(place)
                return rules.access(to: method, of: object).union(reads ? generated[place] : [])
            }
        }
        return object
    }

    private func refuseUnknownAssociations(_ object: ObjectDefinition) {
        let names = associations.map(\.template.name)
        for rule in object.rules {
            guard let name = rule.association, !names.contains(name) else { continue }
            faults.report(
                "access: there is no association \"\(name)\"", at: rule.place,
                suggestion: Suggestion.orAll(for: name, among: names))
        }
    }

    // MARK: What every device has

    private func generated(
        for device: LogicalDeviceTemplate, listing saps: [(sap: UInt16, name: String)]
    ) -> [ObjectTemplate] {
        let own = ObjectTemplate.currentAssociations(of: device) { associations[$0].version }
        let numbered = associations.enumerated().map { index, association in
            ObjectTemplate.association(number: UInt8(index + 1), of: device, version: association.version)
        }
        let name = object(1, LogicalName(0, 0, 42, 0, 0, 255), 2, .octetString(Array(logicalDeviceName.utf8)))
        let list = saps.isEmpty ? nil : sapAssignment(saps)
        return own + (numbered + [list, name]).compactMap(\.self) + ObjectTemplate.securityObjects(of: device)
    }

    private func sapAssignment(_ saps: [(sap: UInt16, name: String)]) -> ObjectTemplate? {
        let list = saps.map { DataValue.structure([.longUnsigned($0.sap), .octetString(Array($0.name.utf8))]) }
        return object(17, LogicalName(0, 0, 41, 0, 0, 255), 2, .array(list))
    }

    /// A stated object that would otherwise be generated: what it leaves out is as it would be then.
    private func completed(_ object: ObjectDefinition, from generated: [ObjectTemplate]) -> ObjectTemplate {
        var template = object.template
        let twin = generated.first {
            $0.instance == template.instance && $0.interfaceClass.id == template.interfaceClass.id
        }
        for place in template.methods.indices {
            let access = twin?.methods.first { $0.id == template.methods[place].id }?.access
            if let access { template.methods[place].access = access }
        }
        for place in template.attributes.indices where !object.stated.contains(template.attributes[place].id) {
            let source = twin?.attributes.first { $0.id == template.attributes[place].id }?.source
            if let source { template.attributes[place].source = source }
        }
        return template
    }

    /// An object of the current version of a class, with one value given.
    private func object(
        _ classID: UInt16, _ instance: LogicalName, _ attribute: UInt8, _ value: DataValue
    ) -> ObjectTemplate? {
        guard let interfaceClass = Catalogue.current(id: classID) else { return nil }
        let builder = ObjectBuilder(interfaceClass, instance, place: place, registers: RegisterDirectory(), faults)
        var template = builder.object(named: nil).template
        template.attributes[Int(attribute) - 1].source = .value(value.octets)
        return template
    }
}

// MARK: - Base names

extension DeviceDefinition {
    private func assignBaseNames(to device: inout LogicalDeviceTemplate) {
        refuseOverlappingBaseNames()
        guard let unnamed = device.assignBaseNames() else { return }
        faults.report(
            "no base name is left for \(unnamed.instance): the short names of this logical device are used up",
            at: place)
    }

    private func refuseOverlappingBaseNames() {
        var names = BaseNames()
        for object in objects {
            guard let name = object.template.baseName, !names.take(name, for: object.template.interfaceClass),
                let place = object.baseNamePlace
            else { continue }
            faults.report(
                "base_name: the short names of \(object.template.instance) from \(NumberText.shortName(name)) on overlap another object's",
                at: place)
        }
    }
}

extension ObjectTemplate {
    /// Whether both have the same name, which of two objects that are both the current association says nothing.
    fileprivate func names(_ other: ObjectTemplate) -> Bool {
        instance == other.instance
            && (interfaceClass.id == other.interfaceClass.id || !(isAssociation && other.isAssociation))
    }
}
