import COSEM
import DLMSServer
import DLMSWire

/// Reads what stands at an attribute: its value, or a map that says where the value comes from and who may use it.
struct AttributeReader {
    let attribute: InterfaceClass.Attribute
    let registers: RegisterDirectory
    let faults: FaultCollector

    /// Keys of the map; one of the first five makes a map one, as no structure of the standard has such a field.
    static let keys = ["source", "register", "callback", "value", "access", "type", "scaler"]

    init(_ attribute: InterfaceClass.Attribute, registers: RegisterDirectory, _ faults: FaultCollector) {
        (self.attribute, self.registers, self.faults) = (attribute, registers, faults)
    }

    /// - Returns: the source, nil to leave it to the class, and the rights stated here.
    func read(_ node: YAMLNode) -> (source: AttributeSource?, rules: [ObjectAccess])? {
        guard isSourceMap(node) else { return value(node).map { ($0, []) } }
        guard let map = MapReader(node, attribute.name, keys: Self.keys, faults) else { return nil }
        return (source(map), rules(map["access"]))
    }

    private func isSourceMap(_ node: YAMLNode) -> Bool {
        node.entries?.contains { Self.keys.prefix(5).contains($0.key) } ?? false
    }

    private func value(_ node: YAMLNode) -> AttributeSource? {
        guard let value = ValueReader(attribute.name, names: attribute.names, faults).read(node, as: attribute.type)
        else { return nil }
        do throws(TypeMismatch) {
            try attribute.check(value)
        } catch {
            faults.report(error.description, at: node.place)
            return nil
        }
        return .value(value.octets)
    }
}

// MARK: - Source

extension AttributeReader {
    private func source(_ map: MapReader) -> AttributeSource? {
        switch map["source"].map({ faults.choice($0, "source", among: ["static": true, "dynamic": false]) }) {
        case .some(.some(true)): fixed(map)
        case .some(.some(false)): dynamic(map)
        case .some(.none): nil
        case .none: implied(map)
        }
    }

    /// Without `source:` a value makes it static, a register or a callback dynamic.
    private func implied(_ map: MapReader) -> AttributeSource? {
        if map["register"] != nil || map["callback"] != nil { return dynamic(map) }
        return map["value"].flatMap(value)
    }

    private func fixed(_ map: MapReader) -> AttributeSource? {
        for key in ["register", "callback"] {
            guard let node = map[key] else { continue }
            faults.report(
                "\(attribute.name): a static attribute has no \(key)", at: node.place,
                suggestion: "write \"source: dynamic\"")
            return nil
        }
        if let node = map["value"] { return value(node) }
        guard !attribute.isStatic else { return nil }
        faults.report("\(attribute.name): \"source: static\" needs \"value:\"", at: map["source"]?.place ?? map.place)
        return nil
    }

    private func dynamic(_ map: MapReader) -> AttributeSource? {
        if let node = map["value"] {
            faults.report(
                "\(attribute.name): a dynamic attribute has no value", at: node.place,
                suggestion: "write \"source: static\"")
            return nil
        }
        switch (map["register"], map["callback"]) {
        case (let register?, nil): return binding(register, type: map["type"], scaler: map["scaler"])
        case (nil, let callback?): return faults.text(callback, "callback").map(AttributeSource.callback)
        case (_?, let callback?):
            faults.report("\(attribute.name): it cannot have a register and a callback", at: callback.place)
        // No class works out a measured value by itself.
        case (nil, nil) where attribute.isStatic || attribute.showsMeasurement:
            faults.report(
                "\(attribute.name): \"source: dynamic\" needs \"register:\" or \"callback:\"",
                at: map["source"]?.place ?? map.place)
        case (nil, nil): break
        }
        return nil
    }

    /// - Parameters:
    ///   - type: the type to send; without one, the first that can hold a register's number.
    ///   - scaler: the number sent is the register's divided by 10^scaler; 0 without one.
    func binding(_ register: YAMLNode, type: YAMLNode?, scaler: YAMLNode?) -> AttributeSource? {
        let scaler = scaler.map { faults.integer($0, "scaler", in: Int8.min...Int8.max) } ?? 0
        guard let name = name(of: register), let tag = tag(type, at: register), let scaler else { return nil }
        return .register(RegisterBinding(register: name, type: tag, scaler: scaler))
    }

    private func name(of node: YAMLNode) -> String? {
        guard let name = faults.text(node, "register") else { return nil }
        if let found = registers.name(for: name) { return found }
        faults.report(
            "there is no register \"\(name)\"", at: node.place,
            suggestion: Suggestion.text(for: name, among: registers.names))
        return nil
    }

    /// Types that can show a register, the usual one first.
    private static let numbers: [DataTag] = [
        .doubleLongUnsigned, .doubleLong, .long64Unsigned, .long64, .longUnsigned, .long, .unsigned, .integer,
        .enumeration, .boolean, .float32, .float64,
    ]

    private func tag(_ node: YAMLNode?, at place: YAMLNode) -> DataTag? {
        let alternatives = attribute.type == .any ? ValueReader.anything : attribute.type.alternatives
        let possible = Self.numbers.filter { tag in alternatives.contains { $0.tag == tag } }
        guard let usual = possible.first else {
            faults.report("\(attribute.name): \(attribute.type) cannot show a register", at: place.place)
            return nil
        }
        guard let node else { return usual }
        guard let text = faults.text(node, "type") else { return nil }
        if let tag = possible.first(where: { $0.name?.description == text }) { return tag }
        let names = possible.compactMap { $0.name?.description }
        faults.report(
            "type: there is no \"\(text)\" here", at: node.place, suggestion: Suggestion.orAll(for: text, among: names))
        return nil
    }
}

// MARK: - Access

extension AttributeReader {
    /// A right for every association, or a map from their names.
    private func rules(_ node: YAMLNode?) -> [ObjectAccess] {
        guard let node else { return [] }
        let reader = AccessReader(faults: faults)
        func rule(_ association: String?, _ node: YAMLNode, _ place: Place) -> ObjectAccess? {
            reader.attributeAccess(node).map {
                ObjectAccess(
                    association: association, member: .attribute(attribute.id), grant: .attribute($0), place: place)
            }
        }
        guard let entries = node.entries else { return [rule(nil, node, node.place)].compactMap(\.self) }
        return entries.compactMap { rule($0.key, $0.value, $0.place) }
    }
}
