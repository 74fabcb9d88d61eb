/// Kinds of power, energy and demand that a register may count.
enum PowerKind: Int, CaseIterable {
    case activeImport, activeExport, quadrant1, quadrant2, quadrant3, quadrant4, apparentImport, apparentExport
    /// Reactive power of quadrants 1 and 2, and of 3 and 4; active import less export; reactive import less export.
    case reactiveImport, reactiveExport, activeNet, reactiveNet
    /// Import and export together.
    case apparent
}

/// Active, reactive and apparent power at one moment, in W, var and VA, by direction and quadrant. Never negative, so
/// phases add up; energies over a time are kept in the same form.
struct Powers: Equatable {
    /// Indexed by the first eight of ``PowerKind``.
    private var lanes = SIMD8<Double>()

    static let zero = Powers()
    private init() {}

    /// - Parameters:
    ///   - angle: degrees by which the fundamental current lags the voltage.
    ///   - distortion: the whole current divided by its fundamental, 1 or more: the rest of it carries no power.
    init(voltage: Double, current: Double, angle: Double, distortion: Double = 1) {
        let apparent = voltage * current
        let active = apparent / distortion * Trigonometry.cosine(degrees: angle)
        let reactive = apparent / distortion * Trigonometry.sine(degrees: angle)
        let isImport = active >= 0
        self[isImport ? .activeImport : .activeExport] = active.magnitude
        self[isImport ? .apparentImport : .apparentExport] = apparent.magnitude
        let inductive: PowerKind = isImport ? .quadrant1 : .quadrant2
        let capacitive: PowerKind = isImport ? .quadrant4 : .quadrant3
        self[reactive >= 0 ? inductive : capacitive] = reactive.magnitude
    }

    /// Value of a kind; sums of others cannot be set.
    subscript(kind: PowerKind) -> Double {
        get {
            switch kind {
            case .reactiveImport: self[.quadrant1] + self[.quadrant2]
            case .reactiveExport: self[.quadrant3] + self[.quadrant4]
            case .activeNet: self[.activeImport] - self[.activeExport]
            case .reactiveNet: self[.reactiveImport] - self[.reactiveExport]
            case .apparent: self[.apparentImport] + self[.apparentExport]
            default: lanes[kind.rawValue]
            }
        }
        set { if kind.rawValue < 8 { lanes[kind.rawValue] = newValue } }
    }

    /// |P| / S, 1 without load.
    var factor: Double {
        self[.apparent] == 0 ? 1 : min(1, self[.activeNet].magnitude / self[.apparent])
    }

    static func + (left: Powers, right: Powers) -> Powers {
        var sum = left
        sum.lanes += right.lanes
        return sum
    }

    /// Energy, in Wh, after `seconds` at this power, with what was left over before; what is left over now is put back
    /// there. It is whole multiples of 2^-20 Wh: sums of them are exact, so a total is always the sum of its parts, and
    /// as nothing is rounded away it follows the load however long it counts.
    func energy(over seconds: Double, _ remainder: inout Powers) -> Powers {
        var energy = self
        let exact = lanes * (seconds / 3600 * 1_048_576) + remainder.lanes
        let whole = exact.rounded(.down)
        remainder.lanes = exact - whole
        energy.lanes = whole / 1_048_576
        return energy
    }
}
