import MeterDefinition

/// Moves a meter's registers through time: ramps, scripts and the simulation, in steps of a minute at most.
///
/// The load is taken as constant within a step. Steps end where somebody looks, and at every whole minute, so that the
/// registers have their values of the moment whatever happens at it.
final class LoadEngine {
    let registers: RegisterBank
    private(set) var simulation: LoadSimulation?
    private var flow: FlowSimulation?
    /// Meter time up to which the registers were moved, in milliseconds of UTC.
    private(set) var reached: Int64
    /// Meter time that has passed since the start; it does not jump when the clock is set.
    private(set) var elapsed: Duration = .zero
    /// Meter time of the last step of the simulation.
    private var stepped: Int64
    /// Minutes from the meter's local time to UTC: tariffs and the shape of the day go by local time.
    private var deviation: Int64
    /// Milliseconds between two steps.
    private let interval: Int64
    /// Made when the past is asked for, and kept until the next step.
    private var history: LoadHistory?
    /// The voltage of a phase (from 1) has left its bounds, or come back (nil).
    var onDisturbance: ((Int, Quantity.DisturbanceKind?) -> Void)?

    private static let minute: Int64 = 60_000

    init(_ registers: RegisterBank, _ simulation: Simulation?, seed: UInt64, utcMilliseconds: Int64, deviation: Int64) {
        (self.registers, self.deviation) = (registers, deviation)
        (reached, stepped) = (utcMilliseconds, utcMilliseconds)
        interval = Int64(simulation?.interval ?? 1) * 1000
        self.simulation = simulation.flatMap {
            $0.phases.isEmpty ? nil : LoadSimulation($0, seed: seed, bank: registers)
        }
        flow = simulation.flatMap { FlowSimulation($0, seed: seed, bank: registers) }
        step()
    }

    /// Moves the registers on; to the present moment again, it lets them follow what was injected.
    /// - Parameter deviation: minutes from local time to UTC.
    func advance(to utcMilliseconds: Int64, deviation: Int64) {
        self.deviation = deviation
        guard reached < utcMilliseconds else { return step() }
        while reached < utcMilliseconds {
            let rest = reached % Self.minute
            let next = min(utcMilliseconds, reached - rest + Self.minute)
            elapsed += .milliseconds(next - reached)
            reached = next
            registers.advanceRamps(to: elapsed)
            if next - stepped >= interval || next % Self.minute == 0 { step() }
        }
    }

    /// The clock was set: the time in between did not pass.
    func setTime(utcMilliseconds: Int64) { (reached, stepped, history) = (utcMilliseconds, utcMilliseconds, nil) }

    private func step() {
        let seconds = Double(reached - stepped) / 1000
        (stepped, history) = (reached, nil)
        let time = localSeconds(reached)
        flow?.step(registers, at: time, elapsed: seconds)
        simulation?.step(registers, at: time, elapsed: seconds)
        for change in simulation?.changes ?? [] { onDisturbance?(change.phase, change.kind) }
    }

    /// Value that a register had at an earlier moment.
    func value(at index: Int, utcMilliseconds: Int64) -> Double {
        guard let simulation else { return registers.value(at: index) }
        var history = self.history ?? LoadHistory(simulation, now: localSeconds(stepped))
        self.history = nil
        defer { self.history = history }
        return history.value(ofRegisterAt: index, in: registers, at: localSeconds(utcMilliseconds))
    }

    private func localSeconds(_ utcMilliseconds: Int64) -> Double {
        Double(utcMilliseconds) / 1000 - Double(deviation) * 60
    }
}

// MARK: - What objects and people decide

extension LoadEngine {
    func takeOver(_ index: Int) { simulation?.takeOver(index) }
    func setCounting(_ counts: Bool, at index: Int) { simulation?.setCounting(counts, at: index) }
    func integral(at index: Int) -> Double? { simulation?.integral(at: index) }
    func setSupply(_ isConnected: Bool) { simulation?.shape.isSupplied = isConnected }

    func feed(_ value: Double, at index: Int) {
        registers.simulate(index, value)
        simulation?.noteLast(value, at: index, registers, at: localSeconds(reached))
    }

    var conditions: Set<GridCondition> { simulation?.shape.conditions ?? [] }

    func setCondition(_ condition: GridCondition, isPresent: Bool) {
        if isPresent {
            simulation?.shape.conditions.insert(condition)
        } else {
            simulation?.shape.conditions.remove(condition)
        }
        step()
    }
}
