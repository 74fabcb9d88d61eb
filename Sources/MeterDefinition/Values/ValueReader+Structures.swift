import COSEM
import DLMSWire

extension ValueReader {
    func readArray(_ node: YAMLNode, of element: TypeExpression) -> DataValue? {
        guard let list = node.list ?? (node.isNull ? [] : nil) else { return unexpected(node, "a list") }
        let values = list.enumerated().map { inside(element: $0.offset).read($0.element, as: element) }
        let known = values.compactMap(\.self)
        return known.count == values.count ? .array(known) : nil
    }

    /// An array or structure whose elements the standard leaves open.
    func readElements(_ node: YAMLNode, as tag: DataTag) -> DataValue? {
        guard case .array(let elements) = readArray(node, of: .any) else { return nil }
        return tag == .array ? .array(elements) : .structure(elements)
    }

    /// Two lots of hexadecimal digits: the type description, and the contents.
    func readCompactArray(_ node: YAMLNode) -> DataValue? {
        let parts = node.list?.compactMap { $0.scalar.flatMap { NumberText.octets(hex: $0.text) } } ?? []
        guard parts.count == 2, node.list?.count == 2 else {
            return unexpected(node, "a list of two lots of hexadecimal digits: type description and contents")
        }
        return .compactArray(typeDescription: parts[0], contents: parts[1])
    }

    /// A map by the fields' names, or a list in their order.
    func readStructure(_ node: YAMLNode, _ types: [TypeExpression.Field]) -> DataValue? {
        guard let parts = node.list.map({ byOrder($0, node, types) }) ?? byName(node, types) else { return nil }
        if .structure(types) == TypeExpression.scalerUnit { return readScalerUnit(parts[0], parts[1], node) }
        var values: [DataValue?] = []
        for (field, part) in zip(types, parts) {
            values.append(read(part, field, of: node, after: values))
        }
        let known = values.compactMap(\.self)
        return known.count == types.count ? .structure(known) : nil
    }

    private func read(
        _ part: YAMLNode?, _ field: TypeExpression.Field, of node: YAMLNode, after values: [DataValue?]
    ) -> DataValue? {
        let reader = inside(field: field.name)
        if let part {
            if field.name == "attribute_index", let index = attributeIndex(part, after: values) { return index }
            return reader.read(part, as: field.type)
        }
        if Self.optionalFields.contains(field.name) { return field.type.emptyValue }
        faults.report("\(path) needs \"\(field.name)\"", at: node.place)
        return nil
    }

    /// Fields that are nearly always empty: the whole attribute, all rows, all columns.
    private static let optionalFields: Set<String> = ["data_index", "restriction", "columns"]

    private func byOrder(_ list: [YAMLNode], _ node: YAMLNode, _ types: [TypeExpression.Field]) -> [YAMLNode?]? {
        guard list.count <= types.count else {
            faults.report(
                "\(path): expected \(types.count) values (\(types.map(\.name).joined(separator: ", "))), not \(list.count)",
                at: node.place)
            return nil
        }
        return list.map(Optional.some) + Array(repeating: nil, count: types.count - list.count)
    }

    private func byName(_ node: YAMLNode, _ types: [TypeExpression.Field]) -> [YAMLNode?]? {
        let names = types.map(\.name)
        guard node.entries != nil else {
            _ = unexpected(node, "a map with " + names.joined(separator: ", "))
            return nil
        }
        guard let map = MapReader(node, path, keys: names, faults) else { return nil }
        return names.map { map[$0] }
    }

    /// The name of an attribute instead of its number, where the class in front of it is known.
    private func attributeIndex(_ node: YAMLNode, after values: [DataValue?]) -> DataValue? {
        guard let text = node.scalar?.text, case .longUnsigned(let id) = values.first ?? nil else { return nil }
        return Catalogue.current(id: id)?.attribute(named: text).map { .integer(Int8($0.id)) }
    }
}
