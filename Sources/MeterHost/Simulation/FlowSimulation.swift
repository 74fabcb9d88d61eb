import MeterDefinition

/// Moves the registers of a gas, water or heat meter as what flows through it would: `flow`, `volume`,
/// `volume_converted`, `temperature`, `pressure`, `conversion_factor`; `flow_temperature`, `return_temperature`,
/// `temperature_difference`, `heat_power` and `heat_energy`.
///
/// A register that is held or injected takes part with its value: an injected flow is what the volume grows by.
struct FlowSimulation {
    private let flow: Simulation.Flow
    private let shape: LoadShape
    /// Places of the registers in the bank, by their names.
    private let indices: [String: Int]
    /// m³, m³ and J that were too little to be counted.
    private var remainders = SIMD4<Double>()

    /// What is counted is a multiple of this: sums are exact.
    private static let grain = 1.0 / 1_048_576

    init?(_ simulation: Simulation, seed: UInt64, bank: RegisterBank) {
        guard let flow = simulation.flow else { return nil }
        (self.flow, shape) = (flow, LoadShape(simulation, seed: seed))
        indices = Dictionary(
            bank.registers.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameters:
    ///   - time: seconds since 1970-01-01, local time, at the end of the step.
    ///   - elapsed: seconds since the last step.
    mutating func step(_ bank: RegisterBank, at time: Double, elapsed: Double) {
        let rate = feed(bank, "flow", max(0, rate(at: time)))
        let temperature = feed(bank, "temperature", flow.temperature + shape.noise(channel: 33, at: time) / 2)
        let pressure = feed(bank, "pressure", flow.pressure * (1 + 0.002 * shape.noise(channel: 34, at: time)))
        let conversion =
            pressure / flow.basePressure * (flow.baseTemperature + 273.15) / (temperature + 273.15)
            * flow.compressibility
        let factor = feed(bank, "conversion_factor", conversion)
        let supply = feed(bank, "flow_temperature", flow.temperature + shape.noise(channel: 33, at: time) / 2)
        let back = feed(bank, "return_temperature", flow.returnTemperature + shape.noise(channel: 35, at: time) / 2)
        let difference = feed(bank, "temperature_difference", supply - back)
        let power = feed(bank, "heat_power", max(0, difference) * rate / 3600 * flow.heatCapacity)
        let volume = rate / 3600 * elapsed
        add(bank, "volume", volume, 0)
        add(bank, "volume_converted", volume * factor, 1)
        add(bank, "heat_energy", power * elapsed / 3600, 2)
    }

    /// m³/h.
    private func rate(at time: Double) -> Double {
        let base = flow.curve.isEmpty ? 1 + 0.5 * LoadShape.day(at: time) : flow.curve.line(at: Daytime(time).second)
        return flow.rate * base * (1 + flow.variation / 100 * shape.noise(channel: 32, at: time))
    }

    private func feed(_ bank: RegisterBank, _ name: String, _ value: Double) -> Double {
        guard let index = indices[name] else { return value }
        bank.simulate(index, value)
        return bank.value(at: index)
    }

    private mutating func add(_ bank: RegisterBank, _ name: String, _ amount: Double, _ place: Int) {
        guard let index = indices[name] else { return }
        let exact = amount + remainders[place]
        let whole = (exact / Self.grain).rounded(.down) * Self.grain
        remainders[place] = exact - whole
        bank.simulate(index, bank.value(at: index) + whole)
    }
}
