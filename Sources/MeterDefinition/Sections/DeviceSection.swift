import COSEM
import DLMSServer
import DLMSWire

/// One entry of `logical_devices:`.
struct DeviceSection {
    let identity: MeterIdentity
    let support: Support
    let buffers: BufferSizes
    let registers: RegisterDirectory
    let faults: FaultCollector

    static let keys = ["sap", "name", "logical_device_name", "associations", "objects"]

    /// - Parameter isFirst: the first is the management logical device: it bears the meter's own name and lists the SAPs.
    /// - Returns: the device, and the registers that its objects brought along.
    func read(_ node: YAMLNode, isFirst: Bool) -> DeviceDefinition? {
        guard let map = MapReader(node, "a logical device", keys: Self.keys, faults) else { return nil }
        let sap = map.required("sap").flatMap { faults.integer($0, "sap", in: 1...0x3FFF as ClosedRange<UInt16>) }
        let name = deviceName(map["logical_device_name"], isFirst: isFirst, sap: sap ?? 1)
        let associations = associations(map.required("associations"), sap: sap ?? 1)
        let objects = objects(map["objects"], registerPrefix: isFirst ? "" : "\(sap ?? 1)/")
        guard let sap else { return nil }
        return DeviceDefinition(
            sap: sap, name: map.text("name") ?? "Logical device \(sap)", logicalDeviceName: name,
            associations: associations, objects: objects, place: map["sap"]?.place ?? node.place, faults: faults
        )
    }

    /// COSEM logical device name: 16 octets at most, the manufacturer's letters first.
    private func deviceName(_ node: YAMLNode?, isFirst: Bool, sap: UInt16) -> String {
        let usual = isFirst ? identity.logicalDeviceName : "\(identity.logicalDeviceName.prefix(11))\(sap)"
        guard let node, let text = faults.text(node, "logical_device_name") else { return usual }
        if text.hasPrefix(identity.manufacturer), text.utf8.count <= 16 { return text }
        faults.report(
            "logical_device_name: expected up to 16 characters that begin with \(identity.manufacturer), not \"\(text)\"",
            at: node.place)
        return usual
    }

    private func associations(_ node: YAMLNode?, sap: UInt16) -> [AssociationDefinition] {
        guard let node, let list = faults.list(node, "associations") else { return [] }
        if list.count > 254 { faults.report("associations: at most 254 fit in one logical device", at: node.place) }
        let section = AssociationSection(
            support: support, buffers: buffers, title: identity.systemTitle, faults: faults)
        let found = list.prefix(254).enumerated().compactMap { section.read($0.element, index: $0.offset, server: sap) }
        refuseRepeated(found, "client", at: \.place) { $0.template.offer.client }
        refuseRepeated(found, "name", at: \.place) { $0.template.name }
        return found
    }

    private func objects(_ node: YAMLNode?, registerPrefix: String) -> [ObjectDefinition] {
        guard let node, let list = faults.list(node, "objects") else { return [] }
        var registers = registers
        registers.prefix = registerPrefix
        registers.note(objects: list)
        let section = ObjectSection(support: support, registers: registers, faults: faults)
        let found = list.compactMap(section.read)
        // The current association may be two objects: one for each way of naming objects.
        let currentSN = found.filter { $0.template.isAssociation && BaseNames.reserved(for: $0.template) != nil }
        refuseRepeated(currentSN, "obis", at: \.place) { $0.template.instance }
        let others = found.filter { object in !currentSN.contains { $0.place == object.place } }
        refuseRepeated(others, "obis", at: \.place) { $0.template.instance }
        return found
    }

    /// What names one thing must not name another.
    private func refuseRepeated<Element, Value: Hashable>(
        _ elements: [Element], _ what: String, at place: (Element) -> Place, _ value: (Element) -> Value
    ) {
        var first: [Value: Place] = [:]
        for element in elements {
            let (value, place) = (value(element), place(element))
            if let earlier = first[value] {
                let origin =
                    earlier.file == place.file ? "line \(earlier.line)" : "\(earlier.file), line \(earlier.line)"
                faults.report("the \(what) \(value) is taken: it stands in \(origin) already", at: place)
            } else {
                first[value] = place
            }
        }
    }
}
