import COSEM
import DLMSWire

/// `registers:`: the named quantities that dynamic attributes show.
struct RegistersSection {
    let faults: FaultCollector

    static let keys = ["unit", "initial"]

    func read(_ node: YAMLNode?) -> [RegisterTemplate] {
        guard let node, let map = MapReader(node, "the registers", keys: nil, faults) else { return [] }
        return map.entries.compactMap { register($0.key, $0.place, $0.value) }
    }

    private func register(_ name: String, _ place: Place, _ node: YAMLNode) -> RegisterTemplate? {
        guard isName(name) else {
            faults.report("a register is called by letters, digits and _, not \"\(name)\"", at: place)
            return nil
        }
        if node.scalar != nil { return short(name, node) }
        guard let map = MapReader(node, "register \(name)", keys: Self.keys, faults) else { return nil }
        let unit = map["unit"].map { self.unit($0, "\(name).unit") } ?? Unit.count
        let initial = map["initial"].map { faults.number($0, "\(name).initial") } ?? 0
        guard let unit, let initial else { return nil }
        return RegisterTemplate(name: name, unit: unit.code, initial: initial)
    }

    /// `230.1 V`: the value it begins with and its unit.
    private func short(_ name: String, _ node: YAMLNode) -> RegisterTemplate? {
        let words = node.scalar?.text.split(separator: " ", maxSplits: 1) ?? []
        guard let first = words.first, let initial = NumberText.double(String(first)) else {
            faults.report("\(name): expected a number and a unit such as 230.1 V, not \(node.summary)", at: node.place)
            return nil
        }
        guard words.count == 2 else { return RegisterTemplate(name: name, unit: Unit.count.code, initial: initial) }
        let text = YAMLNode(place: node.place, content: .scalar(.init(text: String(words[1]), isQuoted: false)))
        return unit(text, name).map { RegisterTemplate(name: name, unit: $0.code, initial: initial) }
    }

    /// Registers are stated in whole units; a prefix would be a second scaler.
    private func unit(_ node: YAMLNode, _ path: String) -> Unit? {
        guard let prefixed = PrefixedUnit(node, path, faults) else { return nil }
        guard prefixed.power == 0 else {
            faults.report(
                "\(path): a register has no prefix", at: node.place,
                suggestion: "state it in \(prefixed.unit.symbol) and its values 10^\(prefixed.power) times as large")
            return nil
        }
        return prefixed.unit
    }

    private func isName(_ name: String) -> Bool {
        let isOrdinary = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        return isOrdinary && name.first?.isLetter == true
    }
}
