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
            !objects.contains { $0.template.instance == object.instance }
        }
        device.objects = (stated + added.map { ($0, []) }).map(withRights)
        return device
    }

    // MARK: Rights

    private func withRights(_ object: ObjectTemplate, _ own: [ObjectAccess]) -> ObjectTemplate {
        let rules = associations.map { association in
            association.rules
                + own.filter { $0.association == nil || $0.association == association.template.name }
                .map { AccessRule($0.member, $0.grant) }
        }
        var object = object
        for (index, attribute) in object.interfaceClass.attributes.enumerated() {
            object.attributes[index].access = rules.map { $0.access(to: attribute, of: object) }
        }
        for (index, method) in object.interfaceClass.methods.enumerated() {
            object.methods[index].access = rules.map { $0.access(to: method, of: object) }
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
        let version = associations.map(\.version).max()
        let own = version.flatMap { ObjectTemplate.association(number: 0, of: device, version: $0) }
        let numbered = associations.enumerated().map { index, association in
            ObjectTemplate.association(number: UInt8(index + 1), of: device, version: association.version)
        }
        let name = object(1, LogicalName(0, 0, 42, 0, 0, 255), 2, .octetString(Array(logicalDeviceName.utf8)))
        let list = saps.isEmpty ? nil : sapAssignment(saps)
        return ([own] + numbered + [list, name]).compactMap(\.self)
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
