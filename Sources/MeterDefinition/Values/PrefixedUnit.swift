import COSEM

/// A unit as an engineer writes it: `kWh` is watt-hour, with 10³.
struct PrefixedUnit {
    let unit: Unit
    /// Power of ten that the prefix stands for.
    let power: Int

    init?(_ node: YAMLNode, _ path: String, _ faults: FaultCollector) {
        guard let text = faults.text(node, path) else { return nil }
        guard let found = Self(text) else {
            do throws(Unit.Unknown) {
                _ = try Unit(named: text)
            } catch {
                faults.report("\(path): \(error)", at: node.place)
            }
            return nil
        }
        self = found
    }

    /// The unit that `text` names, with or without a prefix; a unit that looks like another with a prefix wins.
    init?(_ text: String) {
        if let unit = try? Unit(named: text) {
            (self.unit, power) = (unit, 0)
        } else if let power = text.first.flatMap({ Self.prefixes[$0] }),
            let unit = try? Unit(named: String(text.dropFirst())), unit.symbol == text.dropFirst()
        {
            (self.unit, self.power) = (unit, power)
        } else {
            return nil
        }
    }

    private static let prefixes: [Character: Int] = ["G": 9, "M": 6, "k": 3, "m": -3, "µ": -6, "u": -6]
}
