import COSEM
import DLMSServer
import DLMSWire

/// One entry of `objects:`.
struct ObjectSection {
    let support: Support
    let registers: RegisterDirectory
    let faults: FaultCollector

    /// Names that are the object's own; all others are attributes. `attributes:` is for those that are called the same.
    static let keys = [
        "class", "version", "obis", "name", "base_name", "register", "type", "access", "attributes", "selective_access",
    ]

    func read(_ node: YAMLNode) -> ObjectDefinition? {
        guard let map = MapReader(node, "an object", keys: nil, faults) else { return nil }
        let instance = map.required("obis").flatMap(instance)
        guard let interfaceClass = map.required("class").flatMap({ interfaceClass($0, map["version"]) }) else {
            return nil
        }
        let attributes = attributeNodes(node, interfaceClass)
        guard let instance else { return nil }
        var builder = ObjectBuilder(
            interfaceClass, instance, place: map["obis"]?.place ?? node.place, registers: registers, faults)
        builder.read(attributes, register: map["register"], type: map["type"])
        builder.readAccess(map["access"])
        var object = builder.object(named: map.text("name"))
        if let selection = map["selective_access"] {
            object.template.selection = SelectionSection(interfaceClass: interfaceClass, faults: faults).read(selection)
        }
        if let node = map["base_name"] {
            (object.template.baseName, object.baseNamePlace) = (baseName(node, of: object.template), node.place)
        }
        return object
    }

    /// A multiple of 8; those from FA00 on belong to the objects that the standard gives one.
    private func baseName(_ node: YAMLNode, of object: ObjectTemplate) -> UInt16? {
        guard let name = faults.integer(node, "base_name", in: 8...0xFFF8 as ClosedRange<UInt16>) else { return nil }
        let reserved = BaseNames.reserved(for: object)
        if let reserved, name != reserved {
            faults.report("base_name: the standard gives this object \(NumberText.shortName(reserved))", at: node.place)
            return nil
        }
        guard Int(name).isMultiple(of: BaseNames.step) else {
            faults.report("base_name: expected a multiple of 8, not \(NumberText.shortName(name))", at: node.place)
            return nil
        }
        guard reserved != nil || Int(name) < BaseNames.firstReserved else {
            faults.report(
                "base_name: names from 0xFA00 on are reserved, \(NumberText.shortName(name)) too", at: node.place)
            return nil
        }
        return name
    }

    // MARK: Which object

    private func instance(_ node: YAMLNode) -> LogicalName? {
        guard let text = faults.text(node, "obis") else { return nil }
        if let name = LogicalName(text) { return name }
        faults.report("obis: expected six numbers from 0 to 255 such as 1.0.1.8.0.255, not \"\(text)\"", at: node.place)
        return nil
    }

    private func interfaceClass(_ node: YAMLNode, _ version: YAMLNode?) -> InterfaceClass? {
        guard let text = faults.text(node, "class"), let current = faults.interfaceClass(text, at: node.place) else {
            return nil
        }
        if let classes = support.classes, !classes.contains(current.id) {
            faults.report("this meter does not support class \(current.name) (\(current.id))", at: node.place)
        }
        guard let version, version.scalar != nil else { return current }
        guard let number = faults.integer(version, "version", in: 0...255 as ClosedRange<UInt8>) else { return nil }
        if let found = Catalogue.find(id: current.id, version: number) { return found }
        let known = Catalogue.versions(of: current.id).map { String($0.version) }.sorted().joined(separator: ", ")
        faults.report("class \(current.name) has no version \(number), only \(known)", at: version.place)
        return nil
    }

    // MARK: Its attributes

    /// The nodes of the attributes by number; a name that is none is a fault.
    private func attributeNodes(_ node: YAMLNode, _ interfaceClass: InterfaceClass) -> [UInt8: YAMLNode] {
        let direct = (node.entries ?? []).filter { entry in
            !Self.keys.contains(entry.key) || (entry.key == "type" && node["register"] == nil)
        }
        let nested = node["attributes"].flatMap {
            MapReader($0, "the attributes", keys: nil, faults) == nil ? nil : $0.entries
        }
        var found: [UInt8: YAMLNode] = [:]
        for entry in direct + (nested ?? []) {
            guard let attribute = interfaceClass.attribute(named: entry.key) else {
                unknown(entry, interfaceClass)
                continue
            }
            if found[attribute.id] != nil {
                faults.report("the attribute \"\(entry.key)\" stands here twice", at: entry.place)
            }
            found[attribute.id] = entry.value
        }
        return found
    }

    private func unknown(_ entry: YAMLNode.Entry, _ interfaceClass: InterfaceClass) {
        let names = interfaceClass.attributes.map(\.name)
        faults.report(
            "class \(interfaceClass.name) has no attribute \"\(entry.key)\"", at: entry.place,
            suggestion: Suggestion.orAll(for: entry.key, among: names.dropFirst() + Self.keys))
    }
}
