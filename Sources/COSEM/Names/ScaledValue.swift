import DLMSWire

/// A register's value with its scaler and unit, as an engineer writes it: `12 345.678 kWh`.
public struct ScaledValue: Hashable, Sendable {
    /// The number as it is on the wire.
    public let value: DataValue
    /// Power of ten to multiply it with, −128 to 127.
    public let scaler: Int8
    public let unit: Unit

    public init(_ value: DataValue, scaler: Int8, unit: Unit) {
        (self.value, self.scaler, self.unit) = (value, scaler, unit)
    }

    /// With a scaler_unit as it is on the wire; nil when that is not one.
    public init?(_ value: DataValue, scalerUnit: DataValue) {
        guard case .structure(let parts) = scalerUnit, parts.count == 2, case .integer(let scaler) = parts[0],
            case .enumeration(let unit) = parts[1]
        else { return nil }
        self.init(value, scaler: scaler, unit: Unit(unit))
    }

    /// The number with all the decimals that the scaler gives it, and its unit; nil when the value is no number.
    ///
    /// Watts, watt-hours and their like take the prefix k or M where they are large; other units stay as they are.
    public var text: String? {
        guard let number = Self.number(value, exponent: Int(scaler)) else { return nil }
        let prefix = Self.prefix(for: number, unit: unit)
        return number.scaled(by: -prefix.power).text
            + (prefix.sign.isEmpty ? unit.suffix : " \(prefix.sign)\(unit.symbol)")
    }

    /// The scaler_unit itself: `10^0 Wh`; without a unit only the power.
    public var scalerText: String { "10^\(scaler)\(unit.suffix)" }

    private static func number(_ value: DataValue, exponent: Int) -> DecimalNumber? {
        switch value {
        case .float32(let number): DecimalNumber(number, exponent: exponent)
        case .float64(let number): DecimalNumber(number, exponent: exponent)
        case .long64Unsigned(let number): DecimalNumber(number, exponent: exponent)
        case .boolean, .enumeration: nil
        default: value.integer.map { DecimalNumber($0, exponent: exponent) }
        }
    }
}

extension ScaledValue {
    /// Units that engineers give a prefix: powers and energies of electricity.
    private static let prefixedUnits: Set<UInt8> = [27, 28, 29, 30, 31, 32]

    /// Energies are read in kWh from 1 kWh on and in MWh from 1 000 MWh; powers in kW from 10 kW and MW from 10 MW.
    private static func prefix(for number: DecimalNumber, unit: Unit) -> (power: Int, sign: String) {
        guard prefixedUnits.contains(unit.code) else { return (0, "") }
        let isEnergy = unit.code >= 30
        switch number.magnitude {
        case (isEnergy ? 9 : 7)...: return (6, "M")
        case (isEnergy ? 3 : 4)...: return (3, "k")
        default: return (0, "")
        }
    }
}
