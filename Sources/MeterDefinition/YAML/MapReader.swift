import COSEM

/// Reads the entries of a map by their names, and reports those nobody asked for.
struct MapReader {
    /// What the map describes, with its article: `an association`.
    let what: String
    let place: Place
    let entries: [YAMLNode.Entry]
    /// Keys that are there, but misspelt: they were reported once.
    private var misspelt: Set<String> = []
    let faults: FaultCollector

    /// - Parameter keys: the names allowed; nil when any name may stand here.
    /// - Returns: nil, and a fault, when the node is no map.
    init?(_ node: YAMLNode, _ what: String, keys: [String]?, _ faults: FaultCollector) {
        guard let entries = node.entries else {
            faults.report("expected \(what): a map of names and values, not \(node.summary)", at: node.place)
            return nil
        }
        (self.what, self.place, self.entries, self.faults) = (what, node.place, entries, faults)
        guard let keys else { return }
        for entry in entries where !keys.contains(entry.key) {
            let near = Spelling.closest(to: entry.key, among: keys)
            if let near { misspelt.insert(near) }
            let suggestion = near.map { "did you mean \"\($0)\"?" } ?? "it has " + keys.joined(separator: ", ")
            faults.report("\(what) has no \"\(entry.key)\"", at: entry.place, suggestion: suggestion)
        }
    }

    /// The value of `key`; nil when it is left out.
    subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

    /// The value of `key`, which may not be left out.
    func required(_ key: String) -> YAMLNode? {
        if let node = self[key], !node.isNull { return node }
        if self[key] == nil, misspelt.contains(key) { return nil }
        faults.report("\(what) needs \"\(key)\"", at: self[key]?.place ?? place)
        return nil
    }

    func text(_ key: String) -> String? { self[key].flatMap { faults.text($0, key) } }

    func integer<Number: FixedWidthInteger>(_ key: String, in range: ClosedRange<Number>) -> Number? {
        self[key].flatMap { faults.integer($0, key, in: range) }
    }
}

// MARK: - Scalars

extension FaultCollector {
    /// A text, as it stands.
    func text(_ node: YAMLNode, _ name: String) -> String? {
        guard let scalar = node.scalar, !node.isNull else {
            report("\(name): expected text, not \(node.summary)", at: node.place)
            return nil
        }
        return scalar.text
    }

    /// A whole number, decimal or with `0x`.
    func integer<Number: FixedWidthInteger>(_ node: YAMLNode, _ name: String, in range: ClosedRange<Number>) -> Number?
    {
        guard let number = node.scalar.flatMap({ NumberText.integer($0.text) }) else {
            report("\(name): expected a whole number, not \(node.summary)", at: node.place)
            return nil
        }
        guard let exact = Number(exactly: number), range.contains(exact) else {
            report("\(name): \(number) is outside \(range.lowerBound) to \(range.upperBound)", at: node.place)
            return nil
        }
        return exact
    }

    func number(_ node: YAMLNode, _ name: String) -> Double? {
        guard let number = node.scalar.flatMap({ NumberText.double($0.text) }) else {
            report("\(name): expected a number, not \(node.summary)", at: node.place)
            return nil
        }
        return number
    }

    func boolean(_ node: YAMLNode, _ name: String) -> Bool? {
        guard let value = node.scalar.flatMap({ NumberText.boolean($0.text) }) else {
            report("\(name): expected true or false, not \(node.summary)", at: node.place)
            return nil
        }
        return value
    }

    /// A list; a single value stands for a list of one.
    func list(_ node: YAMLNode, _ name: String) -> [YAMLNode]? {
        if let list = node.list { return list }
        if node.scalar != nil { return node.isNull ? [] : [node] }
        report("\(name): expected a list, not \(node.summary)", at: node.place)
        return nil
    }

    /// One of several names.
    func choice<Value>(_ node: YAMLNode, _ name: String, among choices: KeyValuePairs<String, Value>) -> Value? {
        guard let text = text(node, name) else { return nil }
        if let found = choices.first(where: { $0.key == text }) { return found.value }
        // Codes of the standard are accepted beside its names, but need no telling.
        let names = choices.map(\.key).filter { $0.first?.isNumber == false }
        report(
            "\(name): there is no \"\(text)\"", at: node.place,
            suggestion: Suggestion.text(for: text, among: names) ?? "it is one of " + names.joined(separator: ", "))
        return nil
    }
}
