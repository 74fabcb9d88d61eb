import COSEM
import DLMSWire

/// Writes one object of a living meter as the lines of an entry of `objects:`.
struct ObjectWriter {
    let object: LivingObject
    private let indentation = "        "

    private var interfaceClass: InterfaceClass { object.interfaceClass }

    /// An object that the definition has: what is different now; nil when nothing is.
    func changes() -> [String]? {
        let attributes = interfaceClass.attributes.filter { object.isModified(attribute: $0.id) }.flatMap(lines)
        let access = accessLines(all: false)
        guard !attributes.isEmpty || !access.isEmpty else { return nil }
        return heading + attributes + access
    }

    /// An object that the definition has not: everything.
    func whole() -> [String] {
        let attributes = interfaceClass.attributes.filter { $0.id != 1 }.flatMap(lines)
        let name = indentation + "name: " + YAMLText.quoted(object.name)
        let selection = object.template.selection.text.map { [indentation + "selective_access: " + $0] } ?? []
        return heading + [name] + selection + attributes + accessLines(all: true)
    }

    /// The lines that take an object of the definition out.
    static func removal(of id: ObjectID) -> [String] {
        let name = Catalogue.current(id: id.classID)?.name ?? "\(id.classID)"
        return ["      - {class: \(YAMLText.scalar(name)), obis: \(id.instance), remove: true}"]
    }

    private var heading: [String] {
        var lines = ["      - class: " + YAMLText.scalar(interfaceClass.name)]
        if Catalogue.current(id: interfaceClass.id)?.version != interfaceClass.version {
            lines = ["      - class: \(interfaceClass.id)", indentation + "version: \(interfaceClass.version)"]
        }
        return lines + [indentation + "obis: \(object.instance)"]
    }
}

// MARK: - Attributes

extension ObjectWriter {
    private func lines(_ attribute: InterfaceClass.Attribute) -> [String] {
        // Keys and passwords never go into a file.
        if attribute.isSecret { return [indentation + "# \(attribute.name): a secret is not saved"] }
        guard let source = try? object.source(of: attribute.id) else { return [] }
        let name = YAMLText.scalar(attribute.name)
        // A name that the object has for itself stands one level deeper.
        let isTaken = ObjectSection.keys.contains(attribute.name) && attribute.name != "type"
        let key = isTaken ? "attributes: {\(name): " : "\(name): "
        let end = isTaken ? "}" : ""
        switch source {
        case .value(let octets):
            guard let value = try? DataValue(octets) else { return [] }
            return lines(value, attribute, key: key, end: end)
        case .register(let binding):
            return binding.register.hasSuffix(object.instance.description)
                ? [] : [indentation + key + Self.text(binding) + end]
        case .callback(let callback): return [indentation + key + "{callback: \(YAMLText.quoted(callback))}" + end]
        case .behaviour: return attribute.isStatic ? [] : [indentation + key + "{source: dynamic}" + end]
        }
    }

    /// Arrays take a line for each element.
    private func lines(
        _ value: DataValue, _ attribute: InterfaceClass.Attribute, key: String, end: String
    ) -> [String] {
        let writer = ValueWriter(names: attribute.names)
        if case .array(let element) = attribute.type, case .array(let elements) = value, elements.count > 1, end.isEmpty
        {
            return [indentation + key.dropLast()]
                + elements.map { indentation + "  - " + writer.text(of: $0, as: element) }
        }
        return [indentation + key + writer.text(of: value, as: attribute.type) + end]
    }

    private static func text(_ binding: RegisterBinding) -> String {
        let type = binding.type.name?.description ?? ""
        return "{register: \(binding.register), type: \(type), scaler: \(binding.scaler)}"
    }
}

// MARK: - Access

extension ObjectWriter {
    /// Rights of each association: of all of them, or of those whose rights differ from the definition's.
    private func accessLines(all: Bool) -> [String] {
        let associations = object.device?.associations ?? []
        let entries = associations.enumerated().compactMap { index, association -> String? in
            let attributes = interfaceClass.attributes.map { object.access(attribute: $0.id, association: index) ?? [] }
            let methods = interfaceClass.methods.map { object.access(method: $0.id, association: index) ?? [] }
            let stated = object.template
            let isSame =
                attributes == stated.attributes.map { $0.access.indices.contains(index) ? $0.access[index] : [] }
                && methods == stated.methods.map { $0.access.indices.contains(index) ? $0.access[index] : [] }
            guard all || !isSame else { return nil }
            let text = AccessWriter(interfaceClass: interfaceClass).text(attributes: attributes, methods: methods)
            return indentation + "  \(YAMLText.scalar(association.name)): \(text)"
        }
        return entries.isEmpty ? [] : [indentation + "access:"] + entries
    }
}
