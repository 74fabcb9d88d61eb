import DLMSWire

/// An OBIS code of electricity whose name follows from its value groups: C the quantity and phase, D how it is
/// processed, E the rate or harmonic, F the billing period.
///
/// - Spec: IEC 62056-6-1, value group codes of electricity
struct ElectricityCode {
    let quantity: ElectricityQuantity
    /// 1 to 3; nil for the sum of the phases.
    let phase: Int?
    let processing: ElectricityProcessing
    let code: LogicalName

    /// Nil for other media, for objects that are no measured quantity, and for codes that are not standardized.
    init?(_ code: LogicalName) {
        guard code.a == 1, code.b <= 64, code.f <= 126 || code.f == 255,
            let (quantity, phase) = ElectricityQuantity.find(groupC: code.c),
            let processing = ElectricityProcessing.find(groupD: code.d)
        else { return nil }
        (self.quantity, self.phase, self.processing, self.code) = (quantity, phase, processing, code)
        guard isHarmonic || code.e <= 63 else { return nil }
    }

    /// Value group E of currents and voltages counts harmonics (1 to 120) or stands for their sum (124).
    private var isHarmonic: Bool {
        guard quantity.isWave, processing.kind == .instantaneous || processing.kind == .powerQuality else {
            return false
        }
        return (1...120).contains(code.e) || code.e == Self.distortion
    }

    private static let distortion: UInt8 = 124

    var kind: OBISGroup.Kind {
        switch processing.kind {
        case .instantaneous: isHarmonic ? .powerQuality : .instantaneous
        case .demand, .energy: quantity.isPower ? processing.kind : .averages
        default: processing.kind
        }
    }

    var name: String {
        var name = phase.map { "L\($0) " } ?? ""
        let base = processing.kind == .energy ? quantity.energyName ?? quantity.name : quantity.name
        name += phase == nil ? base : base.lowercasedFirst
        name += isHarmonic ? harmonic : ""
        name += processing.words(for: quantity).map { ", \($0)" } ?? ""
        if !isHarmonic { name += OBISNames.rate(code.e) }
        if code.b > 0 { name += ", channel \(code.b)" }
        return name + OBISNames.period(code.f)
    }

    private var harmonic: String { code.e == Self.distortion ? ", total harmonic distortion" : ", harmonic \(code.e)" }

    var symbol: String? {
        let base = processing.kind == .energy ? quantity.energySymbol : quantity.symbol
        guard let base, let mark = processing.mark else { return nil }
        var parts = [base]
        if let phase { parts.append("L\(phase)") }
        if isHarmonic {
            parts.append(code.e == Self.distortion ? "THD" : "H\(code.e)")
        } else if code.e > 0 {
            parts.append("T\(code.e)")
        }
        if !mark.isEmpty { parts.append(mark) }
        if code.f <= 126 { parts.append("*\(code.f)") }
        return parts.joined(separator: " ")
    }

    private static let percent = Unit(56)

    var classID: UInt16 { processing.classID }

    var unit: Unit? {
        if let unit = processing.unit { return unit == Unit.count.code ? nil : Unit(unit) }
        if isHarmonic { return Self.percent }
        let code = processing.kind == .energy ? quantity.energyUnit : quantity.unit
        return code.map { Unit($0) }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
