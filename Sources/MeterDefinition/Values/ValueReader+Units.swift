import COSEM
import DLMSWire

extension ValueReader {
    /// A scaler and a unit. A prefix of the unit is folded into the scaler, as the standard has none:
    /// `{scaler: -3, unit: kWh}` is `{scaler: 0, unit: Wh}`. Without a scaler it is 0.
    func readScalerUnit(_ scaler: YAMLNode?, _ unit: YAMLNode?, _ node: YAMLNode) -> DataValue? {
        guard let unit else {
            faults.report("\(path) needs \"unit\"", at: node.place)
            return nil
        }
        let power = scaler.map { faults.integer($0, path + ".scaler", in: Int8.min...Int8.max) } ?? 0
        guard let prefixed = PrefixedUnit(unit, path + ".unit", faults), let power else { return nil }
        guard let folded = Int8(exactly: Int(power) + prefixed.power) else {
            return unexpected(scaler ?? node, "a scaler from -128 to 127")
        }
        return .structure([.integer(folded), .enumeration(prefixed.unit.code)])
    }
}

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
