import MeterDefinition

/// Moves the registers of a meter as a load would: voltages, currents and angles of the phases, the powers that
/// follow from them, the energies that these add up to, and their demands.
///
/// A register that is held or injected takes part with its value: an injected voltage changes the power of its phase,
/// an injected total power the energy that grows from it.
struct LoadSimulation {
    var shape: LoadShape
    let map: QuantityMap
    /// Registers that somebody else switches: whether they count.
    private var counting: [Bool?]
    /// Registers that objects work out.
    private var isTakenOver: [Bool]
    /// What was left over of each phase's energy; the last is that of a total that somebody holds.
    private var remainders: [Powers]
    /// Wh of all phases since the start.
    private var counted = Powers.zero
    private var windows: [PowerKind: DemandWindow] = [:]
    /// Disturbance that each phase is in.
    private var disturbed: [Quantity.DisturbanceKind?]
    /// Disturbances that began or ended (nil) in the last step, by phase from 1.
    private(set) var changes: [(phase: Int, kind: Quantity.DisturbanceKind?)] = []

    private struct DemandWindow {
        /// Number of the period since 1970.
        var period: Int64
        /// ``counted`` of the kind when the period began.
        var start: Double
    }

    init(_ simulation: Simulation, seed: UInt64, bank: RegisterBank) {
        shape = LoadShape(simulation, seed: seed)
        map = QuantityMap(bank)
        counting = Array(repeating: nil, count: bank.registers.count)
        isTakenOver = Array(repeating: false, count: bank.registers.count)
        remainders = Array(repeating: .zero, count: simulation.phases.count + 1)
        disturbed = Array(repeating: nil, count: simulation.phases.count)
    }

    /// Moves the registers on: the load is taken as the same for the whole step.
    /// - Parameters:
    ///   - time: seconds since 1970-01-01, the meter's local time, at the end of the step.
    ///   - elapsed: seconds since the last step, at least 0.
    mutating func step(_ bank: RegisterBank, at time: Double, elapsed: Double) {
        feed(bank, .frequency, shape.frequency(at: time))
        if let index = map.index(of: .operatingTime) { bank.simulate(index, bank.value(at: index) + elapsed / 3600) }
        let phases = shape.simulation.phases.indices.map { phase(bank, $0, at: time) }
        let total = phases.reduce(.zero, +)
        feed(bank, .powerFactor(phase: nil), total.factor)
        feed(bank, .neutralCurrent, neutralCurrent(bank))
        let effective = feedPowers(bank, phases, total)
        integrate(bank, effective.phases, total: effective.total, over: elapsed, at: time)
        average(bank, at: time)
        note(bank, elapsed: elapsed)
    }

    /// The rate that counts at a time of day; nil without tariffs.
    static func rate(_ switches: [Simulation.TariffSwitch], at time: Double) -> Int? {
        let minute = Int(Daytime(time).second / 60)
        let latest = switches.filter { $0.minute <= minute }.max { $0.minute < $1.minute }
        return (latest ?? switches.max { $0.minute < $1.minute })?.rate
    }
}

// MARK: - What objects decide

extension LoadSimulation {
    mutating func takeOver(_ index: Int) { isTakenOver[index] = true }
    mutating func setCounting(_ counts: Bool, at index: Int) { counting[index] = counts }

    /// Whether a register of a rate counts now.
    private func counts(_ index: Int, _ rate: Int?, _ now: Int?) -> Bool {
        counting[index] ?? (rate == nil || rate == now)
    }

    /// Ws (or the like) that the quantity of a demand's register has added up to; nil for other registers.
    func integral(at index: Int) -> Double? {
        guard case .demand(let kind, _, _)? = map.quantities[index] else { return nil }
        return counted[kind] * 3600
    }

    /// An object has worked out the last average of a kind: the highest ones follow it.
    func noteLast(_ value: Double, at index: Int, _ bank: RegisterBank, at time: Double) {
        guard case .demand(let kind, nil, .last)? = map.quantities[index] else { return }
        raise(bank, kind, to: value, at: time)
    }
}

// MARK: - Moments

extension LoadSimulation {
    /// Gives a register its value unless somebody holds it.
    /// - Returns: the value it has then; `value` where there is no such register.
    @discardableResult
    private func feed(_ bank: RegisterBank, _ quantity: Quantity, _ value: Double) -> Double {
        guard let index = map.index(of: quantity) else { return value }
        bank.simulate(index, value)
        return bank.value(at: index)
    }

    private func phase(_ bank: RegisterBank, _ index: Int, at time: Double) -> Powers {
        let point = shape.point(phase: index, at: time)
        let stated = shape.simulation.phases[index]
        let number = index + 1
        let powers = Powers(
            voltage: feed(bank, .voltage(phase: number), point.voltage),
            current: feed(bank, .current(phase: number), point.current),
            angle: feed(bank, .angle(phase: number), point.angle), distortion: stated.distortionFactor)
        feed(bank, .powerFactor(phase: number), powers.factor)
        feed(bank, .distortion(phase: number), stated.distortion * 100)
        return powers
    }

    /// Feeds the powers of the phases and of all, and takes back those that somebody holds.
    private func feedPowers(
        _ bank: RegisterBank, _ phases: [Powers], _ total: Powers
    ) -> (phases: [Powers], total: Powers) {
        var effective = (phases: phases, total: total)
        for entry in map.powers {
            guard let phase = entry.phase else {
                bank.simulate(entry.index, total[entry.kind])
                effective.total[entry.kind] = bank.value(at: entry.index)
                continue
            }
            guard phases.indices.contains(phase - 1) else { continue }
            bank.simulate(entry.index, phases[phase - 1][entry.kind])
            effective.phases[phase - 1][entry.kind] = bank.value(at: entry.index)
        }
        return effective
    }

    /// A of the sum of the phases' currents, a third of a turn apart; of one phase its own.
    private func neutralCurrent(_ bank: RegisterBank) -> Double {
        var (along, across) = (0.0, 0.0)
        for phase in shape.simulation.phases.indices {
            guard let current = map.index(of: .current(phase: phase + 1)) else { continue }
            let angle = map.index(of: .angle(phase: phase + 1)).map(bank.value) ?? 0
            along += bank.value(at: current) * Trigonometry.cosine(degrees: 120 * Double(phase) + angle)
            across += bank.value(at: current) * Trigonometry.sine(degrees: 120 * Double(phase) + angle)
        }
        return (along * along + across * across).squareRoot()
    }
}

// MARK: - Energies and demands

extension LoadSimulation {
    /// The phases' energies add up to the total, unless somebody holds the total power.
    private mutating func integrate(
        _ bank: RegisterBank, _ phases: [Powers], total: Powers, over elapsed: Double, at time: Double
    ) {
        let parts = phases.indices.map { phases[$0].energy(over: elapsed, &remainders[$0]) }
        var sum = parts.reduce(.zero, +)
        let held = total.energy(over: elapsed, &remainders[phases.count])
        for entry in map.powers where entry.phase == nil && !bank.state(at: entry.index).isFree {
            sum[entry.kind] = held[entry.kind]
        }
        counted = counted + sum
        let rate = Self.rate(shape.simulation.tariffs, at: time)
        for entry in map.energies where counts(entry.index, entry.rate, rate) {
            let part = entry.phase.map { parts.indices.contains($0 - 1) ? parts[$0 - 1] : .zero } ?? sum
            bank.simulate(entry.index, bank.value(at: entry.index) + part[entry.kind])
        }
    }

    /// Demands that no object works out.
    private mutating func average(_ bank: RegisterBank, at time: Double) {
        let length = Double(shape.simulation.demandPeriod)
        let period = Int64((time / length).rounded(.down))
        for entry in map.demands where entry.part != .max && !isTakenOver[entry.index] {
            var window = windows[entry.kind] ?? DemandWindow(period: period, start: counted[entry.kind])
            if window.period != period {
                end(bank, entry.kind, average: (counted[entry.kind] - window.start) * 3600 / length, at: time)
                window = DemandWindow(period: period, start: counted[entry.kind])
            }
            windows[entry.kind] = window
            guard entry.part == .average else { continue }
            bank.simulate(entry.index, (counted[entry.kind] - window.start) * 3600 / length)
        }
    }

    private func end(_ bank: RegisterBank, _ kind: PowerKind, average: Double, at time: Double) {
        for entry in map.demands where entry.kind == kind && entry.part == .last && !isTakenOver[entry.index] {
            bank.simulate(entry.index, average)
        }
        raise(bank, kind, to: average, at: time)
    }

    private func raise(_ bank: RegisterBank, _ kind: PowerKind, to average: Double, at time: Double) {
        // The period that ended belongs to the rate in which it ended.
        let rate = Self.rate(shape.simulation.tariffs, at: time - 1)
        for entry in map.demands where entry.kind == kind && entry.part == .max {
            guard counts(entry.index, entry.rate, rate), bank.value(at: entry.index) < average else { continue }
            bank.simulate(entry.index, average)
        }
    }
}

// MARK: - Quality of supply

extension LoadSimulation {
    /// Counts what the voltages do, injected ones included.
    private mutating func note(_ bank: RegisterBank, elapsed: Double) {
        changes = []
        for phase in shape.simulation.phases.indices {
            guard let index = map.index(of: .voltage(phase: phase + 1)) else { continue }
            let kind = Quantity.DisturbanceKind(share: bank.value(at: index) / shape.simulation.phases[phase].voltage)
            for entry in map.disturbances where entry.phase == phase + 1 && entry.kind == kind {
                let amount = entry.isTime ? elapsed : kind == disturbed[phase] ? 0 : 1
                bank.simulate(entry.index, bank.value(at: entry.index) + amount)
            }
            if kind != disturbed[phase] { changes.append((phase + 1, kind)) }
            disturbed[phase] = kind
        }
    }
}
