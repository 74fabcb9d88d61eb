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
