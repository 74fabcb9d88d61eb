import COSEM
import DLMSWire

/// Lays the YAML of one definition over that of the file it extends.
///
/// Maps are merged by their keys, logical devices by SAP, associations by client and objects by OBIS code; whatever
/// else the upper definition states replaces what was there. `remove: true` takes an object out.
struct DefinitionMerge {
    private let faults: FaultCollector

    init(_ faults: FaultCollector) { self.faults = faults }

    func merge(_ upper: YAMLNode, over base: YAMLNode) -> YAMLNode {
        combine(upper, over: base) { key, upper, base in
            switch key {
            case "meter", "buffers", "support", "registers", "simulation": combine(upper, over: base)
            case "logical_devices": mergeList(upper, over: base, by: "sap", mergeDevice)
            default: upper
            }
        }
    }

    private func mergeDevice(_ upper: YAMLNode, over base: YAMLNode) -> YAMLNode {
        combine(upper, over: base) { key, upper, base in
            switch key {
            case "associations": mergeList(upper, over: base, by: "client") { combine($0, over: $1) }
            case "objects": mergeList(upper, over: base, by: "obis", mergeObject)
            default: upper
            }
        }
    }

    /// Attributes are replaced one by one; those of another class are not kept.
    private func mergeObject(_ upper: YAMLNode, over base: YAMLNode) -> YAMLNode {
        if let name = upper["class"]?.scalar?.text, let other = base["class"]?.scalar?.text,
            Catalogue.named(name)?.id != Catalogue.named(other)?.id
        {
            return upper
        }
        return combine(upper, over: withoutAttributes(base, statedBy: upper)) { key, upper, base in
            key == "attributes" || key == "access" ? combine(upper, over: base) : upper
        }
    }

    /// The base object without what the upper one states in another way: under `attributes:` or not, and the value by
    /// itself or by `register:`.
    private func withoutAttributes(_ base: YAMLNode, statedBy upper: YAMLNode) -> YAMLNode {
        let interfaceClass = (base["class"] ?? upper["class"])?.scalar.flatMap { Catalogue.named($0.text) }
        let value = interfaceClass?.attribute(2)?.name
        let nested = upper["attributes"]?.entries?.map(\.key) ?? []
        let direct = upper.entries?.map(\.key).filter { !ObjectSection.keys.contains($0) } ?? []
        var stated = Set(nested + direct)
        if let value, stated.contains(value) { stated.formUnion(["register", "type"]) }
        if let value, upper["register"] != nil { stated.formUnion([value, "type"]) }
        let entries = base.entries?.filter { !stated.contains($0.key) }.map { entry in
            guard entry.key == "attributes", let inner = entry.value.entries else { return entry }
            var entry = entry
            entry.value.content = .map(inner.filter { !stated.contains($0.key) })
            return entry
        }
        return entries.map { YAMLNode(place: base.place, content: .map($0)) } ?? base
    }

    // MARK: Maps and lists

    /// The entries of both maps; `merge` decides where both have a key. Anything but two maps: the upper one.
    private func combine(
        _ upper: YAMLNode, over base: YAMLNode,
        _ merge: (String, YAMLNode, YAMLNode) -> YAMLNode = { _, upper, _ in upper }
    ) -> YAMLNode {
        guard let additions = upper.entries, var entries = base.entries else { return upper }
        for addition in additions {
            if let index = entries.firstIndex(where: { $0.key == addition.key }) {
                entries[index].value = merge(addition.key, addition.value, entries[index].value)
                entries[index].place = addition.place
            } else {
                entries.append(addition)
            }
        }
        return YAMLNode(place: upper.place, content: .map(entries))
    }

    /// The elements of both lists, those with the same `key` merged, those with `remove: true` gone.
    private func mergeList(
        _ upper: YAMLNode, over base: YAMLNode, by key: String, _ merge: (YAMLNode, YAMLNode) -> YAMLNode
    ) -> YAMLNode {
        guard let additions = upper.list, var elements = base.list else { return upper }
        var places = Dictionary(
            elements.indices.map { (identity(elements[$0], key), $0) }, uniquingKeysWith: { first, _ in first })
        var removed: Set<Int> = []
        for addition in additions {
            let identity = identity(addition, key)
            let index = identity == nil ? nil : places[identity]
            if addition["remove"] != nil {
                guard let index else {
                    nothingToRemove(addition)
                    continue
                }
                removed.insert(index)
                places[identity] = nil
            } else if let index {
                elements[index] = merge(addition, elements[index])
            } else {
                places[identity] = elements.count
                elements.append(addition)
            }
        }
        let kept = elements.indices.filter { !removed.contains($0) }.map { elements[$0] }
        return YAMLNode(place: upper.place, content: .list(kept))
    }

    /// What tells the elements of a list apart; the ways of writing an OBIS code are the same.
    private func identity(_ node: YAMLNode, _ key: String) -> String? {
        guard let text = node[key]?.scalar?.text else { return nil }
        return key == "obis" ? LogicalName(text)?.description ?? text : text
    }

    private func nothingToRemove(_ node: YAMLNode) {
        faults.report("remove: the file that is extended has no such entry", at: node["remove"]?.place ?? node.place)
    }
}
