/// What a register measures, as far as the load simulation knows: read from the register's name.
///
/// Names are words joined by `_`: the quantity, then `lN` for a phase, `tN` for a rate, and for a demand what of it
/// (`average`, `last` or `max`): `voltage_l1`, `power_active_import`, `energy_reactive_q1`,
/// `energy_active_import_t2`, `demand_active_import_max`.
enum Quantity: Hashable {
    case voltage(phase: Int)
    case current(phase: Int)
    case angle(phase: Int)
    case frequency
    /// A: what the phases' currents leave.
    case neutralCurrent
    /// Per cent of the fundamental current.
    case distortion(phase: Int)
    /// How often something happened to the voltage of a phase, and how long it has lasted in all, in seconds.
    case disturbances(DisturbanceKind, phase: Int)
    case disturbedTime(DisturbanceKind, phase: Int)
    /// Hours that the meter has been running.
    case operatingTime
    /// All phases where `phase` is nil.
    case powerFactor(phase: Int?)
    case power(PowerKind, phase: Int?)
    case energy(PowerKind, phase: Int?, rate: Int?)
    case demand(PowerKind, rate: Int?, Demand)

    /// What of a demand.
    enum Demand: Hashable {
        /// Of the period that runs: its energy so far, spread over all of it.
        case average
        /// Of the period that ended last.
        case last
        /// Highest of the periods that ended.
        case max
    }

    /// `sags_l1` counts them, `sags_time_l1` how long they lasted.
    enum DisturbanceKind: String, CaseIterable {
        case sags, swells, interruptions

        /// What a voltage is, given as a share of the nominal one; nil within bounds.
        init?(share: Double) {
            switch share {
            case ..<0.05: self = .interruptions
            case ..<0.9: self = .sags
            case 1.1...: self = .swells
            default: return nil
            }
        }
    }

    init?(registerName name: String) {
        var words = name.split(separator: "_").map(String.init)
        let lastRate = Self.popNumber(&words, after: "t")
        let demand = Self.pop(&words, Self.demands)
        let rate = lastRate ?? Self.popNumber(&words, after: "t")
        let phase = Self.popNumber(&words, after: "l")
        let kind = words.joined(separator: "_")
        switch (kind, phase, rate) {
        case ("frequency", nil, nil): self = .frequency
        case ("current_neutral", nil, nil): self = .neutralCurrent
        case ("operating_time", nil, nil): self = .operatingTime
        case ("thd_current", _, nil): self = .distortion(phase: phase ?? 1)
        case ("voltage", _, nil): self = .voltage(phase: phase ?? 1)
        case ("current", _, nil): self = .current(phase: phase ?? 1)
        case ("angle", _, nil), ("phase_angle", _, nil): self = .angle(phase: phase ?? 1)
        case ("power_factor", _, nil): self = .powerFactor(phase: phase)
        default:
            if let kind = DisturbanceKind(rawValue: kind), rate == nil {
                self = .disturbances(kind, phase: phase ?? 1)
                return
            }
            if kind.hasSuffix("_time"), let kind = DisturbanceKind(rawValue: String(kind.dropLast(5))), rate == nil {
                self = .disturbedTime(kind, phase: phase ?? 1)
                return
            }
            guard let first = words.first, let power = Self.kinds[words.dropFirst().joined(separator: "_")] else {
                return nil
            }
            switch (first, demand) {
            case ("power", nil) where rate == nil: self = .power(power, phase: phase)
            case ("energy", nil): self = .energy(power, phase: phase, rate: rate)
            case ("demand", _) where phase == nil: self = .demand(power, rate: rate, demand ?? .last)
            default: return nil
            }
        }
    }

    private static let demands: [String: Demand] = [
        "average": .average, "current": .average, "last": .last, "max": .max,
    ]

    private static let kinds: [String: PowerKind] = [
        "active_import": .activeImport, "active_export": .activeExport, "active": .activeNet,
        "reactive_import": .reactiveImport, "reactive_export": .reactiveExport, "reactive": .reactiveNet,
        "reactive_q1": .quadrant1, "reactive_q2": .quadrant2, "reactive_q3": .quadrant3, "reactive_q4": .quadrant4,
        "apparent_import": .apparentImport, "apparent_export": .apparentExport, "apparent": .apparent,
    ]

    /// Takes the last word off when it is one of `meanings` and not the only one.
    private static func pop<Meaning>(_ words: inout [String], _ meanings: [String: Meaning]) -> Meaning? {
        guard words.count > 1, let last = words.last, let meaning = meanings[last] else { return nil }
        words.removeLast()
        return meaning
    }

    /// Takes `l1` off the end, for the letter l: 1.
    private static func popNumber(_ words: inout [String], after letter: Character) -> Int? {
        guard let last = words.last, last.first == letter, let number = Int(last.dropFirst()) else { return nil }
        words.removeLast()
        return number
    }
}
