/// What is measured: value group C of electricity.
///
/// - Spec: IEC 62056-6-1, value group C codes
struct ElectricityQuantity {
    /// Of its sum; with 20 added that of L1, with 40 of L2, with 60 of L3.
    let groupC: UInt8
    /// `Active power import`.
    let name: String
    /// `+P`.
    let symbol: String?
    /// Unit's code; nil when it has no unit.
    let unit: UInt8?
    /// Its integral over time: `Active energy import`; nil when it has no name of its own.
    let energyName: String?
    let energySymbol: String?
    let energyUnit: UInt8?
    /// A current or voltage, which has harmonics.
    let isWave: Bool

    var isPower: Bool { energyName != nil }

    private init(
        _ groupC: UInt8, _ name: String, _ symbol: String?, _ unit: UInt8?, energy: String? = nil,
        _ energySymbol: String? = nil, _ energyUnit: UInt8? = nil, isWave: Bool = false
    ) {
        (self.groupC, self.name, self.symbol, self.unit) = (groupC, name, symbol, unit)
        (self.energyName, self.energySymbol, self.energyUnit, self.isWave) = (energy, energySymbol, energyUnit, isWave)
    }

    /// The quantity of a value group C, and the phase it is of.
    static func find(groupC: UInt8) -> (quantity: ElectricityQuantity, phase: Int?)? {
        switch groupC {
        case 21...80:
            let phase = (Int(groupC) - 1) / 20
            return byGroupC[groupC - UInt8(phase * 20)].map { ($0, phase) }
        case 84...87:
            return byGroupC[84].map { ($0, groupC == 84 ? nil : Int(groupC) - 84) }
        default:
            return byGroupC[groupC].map { ($0, nil) }
        }
    }

    private static let byGroupC: [UInt8: ElectricityQuantity] = Dictionary(
        all.map { ($0.groupC, $0) }, uniquingKeysWith: { first, _ in first }
    )

    private static let all: [ElectricityQuantity] = [
        Self(1, "Active power import", "+P", 27, energy: "Active energy import", "+A", 30),
        Self(2, "Active power export", "−P", 27, energy: "Active energy export", "−A", 30),
        Self(3, "Reactive power import", "+Q", 29, energy: "Reactive energy import", "+R", 32),
        Self(4, "Reactive power export", "−Q", 29, energy: "Reactive energy export", "−R", 32),
        Self(5, "Reactive power QI", "Q QI", 29, energy: "Reactive energy QI", "R QI", 32),
        Self(6, "Reactive power QII", "Q QII", 29, energy: "Reactive energy QII", "R QII", 32),
        Self(7, "Reactive power QIII", "Q QIII", 29, energy: "Reactive energy QIII", "R QIII", 32),
        Self(8, "Reactive power QIV", "Q QIV", 29, energy: "Reactive energy QIV", "R QIV", 32),
        Self(9, "Apparent power import", "+S", 28, energy: "Apparent energy import", "+S", 31),
        Self(10, "Apparent power export", "−S", 28, energy: "Apparent energy export", "−S", 31),
        Self(11, "Current", "I", 33, isWave: true),
        Self(12, "Voltage", "U", 35, isWave: true),
        Self(13, "Power factor", "PF", nil),
        Self(14, "Frequency", "f", 44),
        Self(15, "Active power absolute", "|P|", 27, energy: "Active energy absolute", "|A|", 30),
        Self(16, "Active power net", "ΣP", 27, energy: "Active energy net", "ΣA", 30),
        Self(17, "Active power QI", "P QI", 27, energy: "Active energy QI", "A QI", 30),
        Self(18, "Active power QII", "P QII", 27, energy: "Active energy QII", "A QII", 30),
        Self(19, "Active power QIII", "P QIII", 27, energy: "Active energy QIII", "A QIII", 30),
        Self(20, "Active power QIV", "P QIV", 27, energy: "Active energy QIV", "A QIV", 30),
        Self(84, "Power factor export", "−PF", nil),
        Self(88, "Squared current", nil, nil, energy: "Ampere-squared hours", "A²h", 49),
        Self(89, "Squared voltage", nil, nil, energy: "Volt-squared hours", "V²h", 48),
        Self(90, "Sum of phase currents", "ΣI", 33, isWave: true),
        Self(91, "Neutral current", "I N", 33, isWave: true),
        Self(92, "Neutral voltage", "U N", 35, isWave: true),
        Self(124, "Voltage L1-L2", "U L12", 35, isWave: true),
        Self(125, "Voltage L2-L3", "U L23", 35, isWave: true),
        Self(126, "Voltage L3-L1", "U L31", 35, isWave: true),
    ]
}
