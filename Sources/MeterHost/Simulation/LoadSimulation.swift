import MeterDefinition

/// Moves the registers of a meter as a load would: voltages, currents and angles of the phases, the powers that
/// follow from them, the energies that these add up to, and their demands.
///
/// A register that is held or injected takes part with its value: an injected voltage changes the power of its phase,
/// an injected total power the energy that grows from it.
struct LoadSimulation {
    let shape: LoadShape
    /// What each register of the bank measures; nil where the simulation does not know.
    let quantities: [Quantity?]
    private let indexOf: [Quantity: Int]
    private var demands: [DemandKey: DemandWindow] = [:]

    private struct DemandKey: Hashable {
        var kind: PowerKind
        var rate: Int?
    }

    private struct DemandWindow {
        /// Number of the period since 1970.
        var period: Int64
        /// Wh in this period so far.
        var energy = 0.0
    }

    init(_ simulation: Simulation, seed: UInt64, bank: RegisterBank) {
        shape = LoadShape(simulation, seed: seed)
        quantities = bank.registers.map { Quantity(registerName: $0.name) }
        let known = quantities.enumerated().compactMap { index, quantity in quantity.map { ($0, index) } }
        indexOf = Dictionary(known, uniquingKeysWith: { first, _ in first })
    }

    /// Moves the registers on.
    /// - Parameters:
    ///   - time: seconds since 1970-01-01, the meter's local time.
    ///   - elapsed: seconds since the last step, at least 0.
    mutating func step(_ bank: RegisterBank, at time: Double, elapsed: Double) {
        feed(bank, .frequency, shape.frequency(at: time))
        let phases = shape.simulation.phases.indices.map { phase(bank, $0, at: time) }
        let total = total(bank, phases)
        let parts = phases.map { $0.energy(over: elapsed) }
        integrate(bank, phases: parts, total: energy(bank, of: total, parts, over: elapsed), at: time)
        average(bank, total.energy(over: elapsed), at: time)
    }

    /// The rate that counts at a time of day; nil without tariffs.
    static func rate(_ switches: [Simulation.TariffSwitch], at time: Double) -> Int? {
        let minute = Int((time - (time / 86_400).rounded(.down) * 86_400) / 60)
        let latest = switches.filter { $0.minute <= minute }.max { $0.minute < $1.minute }
        return (latest ?? switches.max { $0.minute < $1.minute })?.rate
    }
}

// MARK: - Moments

extension LoadSimulation {
    /// Gives a register its value unless somebody holds it.
    /// - Returns: the value it has then; `value` where there is no such register.
    @discardableResult
    private func feed(_ bank: RegisterBank, _ quantity: Quantity, _ value: Double) -> Double {
        guard let index = indexOf[quantity] else { return value }
        bank.simulate(index, value)
        return bank.value(at: index)
    }

    private func phase(_ bank: RegisterBank, _ index: Int, at time: Double) -> Powers {
        let point = shape.point(phase: index, at: time)
        let number = index + 1
        let powers = Powers(
            voltage: feed(bank, .voltage(phase: number), point.voltage),
            current: feed(bank, .current(phase: number), point.current),
            angle: feed(bank, .angle(phase: number), point.angle))
        feed(bank, .powerFactor(phase: number), powers.factor)
        return feed(bank, powers, phase: number)
    }

    private func total(_ bank: RegisterBank, _ phases: [Powers]) -> Powers {
        let total = phases.reduce(.zero, +)
        feed(bank, .powerFactor(phase: nil), total.factor)
        return feed(bank, total, phase: nil)
    }

    /// Feeds the powers of a phase, or of all, and takes back those that somebody holds.
    private func feed(_ bank: RegisterBank, _ powers: Powers, phase: Int?) -> Powers {
        var effective = powers
        for kind in PowerKind.allCases {
            effective[kind] = feed(bank, .power(kind, phase: phase), effective[kind])
        }
        return effective
    }
}

// MARK: - Energies and demands

extension LoadSimulation {
    /// The phases' energies add up to the total, unless somebody holds the total power.
    private func energy(_ bank: RegisterBank, of total: Powers, _ parts: [Powers], over elapsed: Double) -> Powers {
        var sum = parts.reduce(.zero, +)
        let held = total.energy(over: elapsed)
        for kind in PowerKind.allCases {
            guard let index = indexOf[.power(kind, phase: nil)], !bank.state(at: index).isFree else { continue }
            sum[kind] = held[kind]
        }
        return sum
    }

    private func integrate(_ bank: RegisterBank, phases: [Powers], total: Powers, at time: Double) {
        let now = Self.rate(shape.simulation.tariffs, at: time)
        for (index, quantity) in quantities.enumerated() {
            guard case .energy(let kind, let phase, let rate) = quantity, rate == nil || rate == now else { continue }
            let part = phase.map { phases.indices.contains($0 - 1) ? phases[$0 - 1] : .zero } ?? total
            bank.simulate(index, bank.value(at: index) + part[kind])
        }
    }

    private mutating func average(_ bank: RegisterBank, _ energy: Powers, at time: Double) {
        let length = Double(shape.simulation.demandPeriod)
        let period = Int64((time / length).rounded(.down))
        let now = Self.rate(shape.simulation.tariffs, at: time)
        let keys = Set(
            quantities.compactMap { quantity -> DemandKey? in
                guard case .demand(let kind, let rate, _) = quantity else { return nil }
                return DemandKey(kind: kind, rate: rate)
            })
        for key in keys {
            var window = demands[key] ?? DemandWindow(period: period)
            if window.period != period {
                end(bank, key, average: window.energy * 3600 / length)
                window = DemandWindow(period: period)
            }
            if key.rate == nil || key.rate == now { window.energy += energy[key.kind] }
            demands[key] = window
            feed(bank, .demand(key.kind, rate: key.rate, .average), window.energy * 3600 / length)
        }
    }

    private func end(_ bank: RegisterBank, _ key: DemandKey, average: Double) {
        feed(bank, .demand(key.kind, rate: key.rate, .last), average)
        let highest = Quantity.demand(key.kind, rate: key.rate, .max)
        if let index = indexOf[highest], bank.value(at: index) < average { bank.simulate(index, average) }
    }
}
