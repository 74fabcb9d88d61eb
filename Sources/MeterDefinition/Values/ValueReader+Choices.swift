import COSEM
import DLMSWire

extension ValueReader {
    /// Every type that a value may have where the standard leaves it open.
    static let anything: [TypeExpression] =
        TypeExpression.simpleValue.alternatives + [.simple(.array), .simple(.structure), .simple(.compactArray)]

    /// A value that may have several types: the one that is named, as in `{long-unsigned: 5}`, else the one that an
    /// engineer would take for what is written.
    func readOpen(_ node: YAMLNode, among types: [TypeExpression], _ whole: TypeExpression) -> DataValue? {
        if let named = typed(node) { return readTyped(named.value, named.tag, among: types, node) }
        for type in candidates(for: node, among: types) {
            if let value = attempt(node, as: type) { return value }
        }
        let structures = types.filter { if case .structure = $0 { true } else { false } }
        if node.entries != nil, structures.count == 1 { return read(node, as: structures[0]) }
        return unexpected(node, whole == .any ? "a value" : "one of " + tagNames(types).joined(separator: ", "))
    }

    /// A map with the name of a type as its only key.
    private func typed(_ node: YAMLNode) -> (tag: DataTag, value: YAMLNode)? {
        guard let entries = node.entries, entries.count == 1, let tag = Self.tagsByName[entries[0].key] else {
            return nil
        }
        return (tag, entries[0].value)
    }

    private func readTyped(
        _ value: YAMLNode, _ tag: DataTag, among types: [TypeExpression], _ node: YAMLNode
    ) -> DataValue? {
        let suitable = types.filter { $0.tag == tag }
        for type in suitable.dropLast() {
            if let value = attempt(value, as: type) { return value }
        }
        if let last = suitable.last { return read(value, as: last) }
        faults.report(
            "\(path): \(name(of: tag)) is not allowed here", at: node.place,
            suggestion: "it is one of " + tagNames(types).joined(separator: ", "))
        return nil
    }

    private func tagNames(_ types: [TypeExpression]) -> [String] { types.compactMap(\.tag).map(name(of:)) }

    private static let tagsByName: [String: DataTag] = Dictionary(
        uniqueKeysWithValues: (0...33).compactMap { (code: UInt8) in
            let tag = DataTag(rawValue: code)
            return tag.name.map { ($0.description, tag) }
        })
}

// MARK: - Guessing

extension ValueReader {
    /// The types to try for what is written, the most usual first.
    private func candidates(for node: YAMLNode, among types: [TypeExpression]) -> [TypeExpression] {
        let order = Self.order(for: node)
        return order.flatMap { tag in types.filter { $0.tag == tag } }
    }

    private static func order(for node: YAMLNode) -> [DataTag] {
        guard let scalar = node.scalar else { return node.list == nil ? [.structure] : [.array, .structure] }
        if node.isNull { return [.nullData, .array] }
        if scalar.isQuoted { return texts }
        if NumberText.integer(scalar.text) != nil, !scalar.text.hasPrefix("0x") { return integers + floats + texts }
        if NumberText.double(scalar.text) != nil { return floats + texts }
        if NumberText.boolean(scalar.text) != nil { return [.boolean] + texts }
        return scalar.text.hasPrefix("0x") ? [.octetString] + integers : [.enumeration] + texts
    }

    private static let integers: [DataTag] = [
        .doubleLongUnsigned, .doubleLong, .long64Unsigned, .long64, .longUnsigned, .long, .unsigned, .integer,
        .enumeration,
    ]
    private static let floats: [DataTag] = [.float64, .float32]
    private static let texts: [DataTag] = [
        .visibleString, .utf8String, .octetString, .bitString, .dateTime, .date, .time,
    ]
}
