import COSEM
import MeterDefinition
import Testing

@testable import MeterHost

@Suite struct LoadKindTests {
    private static let midnight = 1_795_305_600.0

    private static func run(
        _ change: (inout Simulation) -> Void, names: [String], hours: Int = 24,
        _ look: ((RegisterBank, Double) -> Void)? = nil
    ) -> [Double] {
        var load = Simulation(phases: [.init(voltage: 230, current: 10)])
        change(&load)
        let bank = RegisterBank(names.map { RegisterTemplate(name: $0, unit: 255) })
        let engine = LoadEngine(bank, load, seed: 1, utcMilliseconds: Int64(midnight) * 1000, deviation: 0)
        for minute in 1...(hours * 60) {
            engine.advance(to: Int64(midnight) * 1000 + Int64(minute) * 60_000, deviation: 0)
            look?(bank, Double(minute))
        }
        return bank.registers.map(\.value)
    }

    @Test("a constant load: 10 A at 230 V for a day are 55.2 kWh")
    func constant() {
        #expect(Self.run({ _ in }, names: ["energy_active_import"]) == [55_200])
    }

    @Test("a power factor makes an angle; a leading one counts in the fourth quadrant")
    func powerFactor() throws {
        let values = Self.run(
            { $0.phases[0].angle = -60 }, names: ["power_active_import", "power_factor", "energy_reactive_q4"], hours: 1
        )
        #expect(abs(values[0] - 1150) < 0.001 && abs(values[1] - 0.5) < 1e-9 && values[2] > 1990)
    }

    @Test("a daily curve runs in straight lines from point to point")
    func curve() {
        var currents: [Double] = []
        _ = Self.run(
            { $0.phases[0].curve = [.init(second: 0, value: 0), .init(second: 43_200, value: 1)] },
            names: ["current_l1"]
        ) { bank, minute in if minute.truncatingRemainder(dividingBy: 360) == 0 { currents.append(bank.value(at: 0)) } }
        #expect(currents == [5, 10, 5, 0])
    }

    @Test("a scripted load keeps each value until the next")
    func script() {
        var currents: [Double] = []
        _ = Self.run(
            { $0.phases[0].script = [.init(second: 21_600, value: 3), .init(second: 64_800, value: 7)] },
            names: ["current_l1"]
        ) { bank, minute in if minute.truncatingRemainder(dividingBy: 360) == 1 { currents.append(bank.value(at: 0)) } }
        #expect(currents == [7, 3, 3, 7])
    }

    @Test("appliances run as often and as long as they say, at times that follow from the seed")
    func appliances() {
        var appliance = Simulation.Appliance(power: 2300, runs: 6, minutes: 20)
        appliance.window = 21_600..<72_000
        var minutes = 0
        let energy = Self.run(
            {
                $0.phases[0].current = 0
                $0.phases[0].appliances = [appliance]
            }, names: ["power_active_import", "energy_active_import"]
        ) { bank, _ in if bank.value(at: 0) > 0 { minutes += 1 } }
        // Runs may overlap.
        #expect((60...120).contains(minutes))
        #expect(abs(energy[1] - Double(minutes) / 60 * 2300) < 0.01)
    }

    @Test("generation exports by day and nothing by night")
    func generation() {
        var atNight = 0.0
        let energies = Self.run(
            {
                $0.phases[0].current = 0
                $0.phases[0].generation = .init(power: 4600)
            }, names: ["energy_active_export", "energy_active_import"]
        ) { bank, minute in if minute < 360 { atNight = bank.value(at: 0) } }
        #expect(atNight == 0 && energies[0] > 15_000 && energies[1] == 0)
    }

    @Test("harmonics add to the current and the apparent power, not to the active power")
    func harmonics() {
        let values = Self.run(
            { $0.phases[0].harmonics = [3: 30, 5: 40] },
            names: ["current_l1", "power_active_import", "power_apparent_import", "thd_current_l1"], hours: 1)
        #expect(abs(values[0] - 11.18) < 0.01 && abs(values[1] - 2300) < 0.001)
        #expect(abs(values[2] - 2571.5) < 0.1 && abs(values[3] - 50) < 1e-9)
    }

    @Test("unbalance sends a current down the neutral")
    func unbalance() {
        let names = ["current_l1", "current_l2", "current_l3", "angle_l1", "angle_l2", "angle_l3", "current_neutral"]
        func currents(_ unbalance: Double) -> [Double] {
            Self.run(
                {
                    $0.phases = Array(repeating: .init(voltage: 230, current: 10), count: 3)
                    $0.unbalance = unbalance
                }, names: names, hours: 1)
        }
        #expect(currents(0)[6] < 1e-9)
        let unbalanced = currents(20)
        #expect(unbalanced[0] == 12 && unbalanced[2] == 8 && abs(unbalanced[6] - 3.464) < 0.001)
    }

    @Test("sags, swells and interruptions are counted, and how long they last")
    func disturbances() {
        let values = Self.run(
            {
                $0.disturbances = [
                    .init(phase: 0, voltage: 70, seconds: 120, timing: .daily(36_000)),
                    .init(phase: nil, voltage: 0, seconds: 180, timing: .daily(40_000 - 40_000 % 60)),
                    .init(phase: nil, voltage: 120, seconds: 60, timing: .random(1)),
                ]
            },
            names: ["voltage_l1", "sags_l1", "sags_time_l1", "interruptions_l1", "interruptions_time_l1", "swells_l1"])
        #expect(values[1...5] == [1, 120, 1, 180, 1])
    }

    @Test("an injected voltage is a sag as well")
    func injectedSag() throws {
        let bank = RegisterBank(["voltage_l1", "sags_l1"].map { RegisterTemplate(name: $0, unit: 255) })
        let load = Simulation(phases: [.init(voltage: 230, current: 10)])
        let engine = LoadEngine(bank, load, seed: 1, utcMilliseconds: 0, deviation: 0)
        var told: [String] = []
        engine.onDisturbance = { told.append("\($0) \($1?.rawValue ?? "normal")") }
        bank.inject(0, 150)
        engine.advance(to: 1000, deviation: 0)
        bank.release(0)
        engine.advance(to: 2000, deviation: 0)
        #expect(bank.value(at: 1) == 1 && told == ["1 sags", "1 normal"])
    }

    @Test("conditions: a reversed phase exports, a lost neutral shifts the voltages, an interrupted phase has none")
    func conditions() {
        let names = ["voltage_l1", "voltage_l2", "power_active_export_l2", "voltage_l3"]
        let bank = RegisterBank(names.map { RegisterTemplate(name: $0, unit: 255) })
        let load = Simulation(phases: Array(repeating: .init(voltage: 230, current: 10), count: 3))
        let engine = LoadEngine(bank, load, seed: 1, utcMilliseconds: 0, deviation: 0)
        engine.setCondition(.reversed(phase: 2), isPresent: true)
        #expect(bank.value(at: 2) == 2300)
        engine.setCondition(.neutralLost, isPresent: true)
        #expect(bank.value(at: 0) < 180 && bank.value(at: 1) > 250)
        engine.setCondition(.interrupted(phase: 3), isPresent: true)
        #expect(bank.value(at: 3) == 0)
        for condition in engine.conditions { engine.setCondition(condition, isPresent: false) }
        #expect(bank.registers.map(\.value) == [230, 230, 0, 230])
    }

    @Test("without supply there is a voltage, but no current")
    func disconnected() {
        let bank = RegisterBank(["voltage_l1", "current_l1"].map { RegisterTemplate(name: $0, unit: 255) })
        let load = Simulation(phases: [.init(voltage: 230, current: 10)])
        let engine = LoadEngine(bank, load, seed: 1, utcMilliseconds: 0, deviation: 0)
        engine.setSupply(false)
        engine.advance(to: 1000, deviation: 0)
        #expect(bank.registers.map(\.value) == [230, 0])
    }

    @Test("a register that was held or scripted goes back to the simulation")
    func scripted() throws {
        let bank = RegisterBank([RegisterTemplate(name: "voltage_l1", unit: 35)])
        let load = Simulation(phases: [.init(voltage: 230, current: 10)])
        let engine = LoadEngine(bank, load, seed: 1, utcMilliseconds: 0, deviation: 0)
        let points = [(0.0, 220.0), (60, 150), (65, 225)].map { RegisterState.Script.Point(second: $0.0, value: $0.1) }
        bank.run(try #require(RegisterState.Script(points, start: engine.elapsed, repeats: false)), at: 0)
        var seen: [Double] = []
        for second in [1, 59, 61, 66, 1000] as [Int64] {
            engine.advance(to: second * 1000, deviation: 0)
            seen.append(bank.value(at: 0))
        }
        #expect(seen == [220, 220, 150, 225, 225] && bank.state(at: 0) == .injected)
        bank.release(0)
        engine.advance(to: 1_001_000, deviation: 0)
        #expect(bank.value(at: 0) == 230)
        #expect(RegisterState.Script([], start: .zero, repeats: false) == nil)
        #expect(RegisterState.Script(points.reversed(), start: .zero, repeats: false) == nil)
    }

    @Test("a gas meter: volume by the flow, converted by pressure and temperature")
    func gas() {
        let values = Self.run(
            {
                var flow = Simulation.Flow(rate: 3)
                flow.curve = [.init(second: 0, value: 1)]
                flow.pressure = 202_650
                $0.phases = []
                $0.flow = flow
            }, names: ["volume", "volume_converted", "flow", "conversion_factor"])
        #expect(abs(values[0] - 72) < 0.001 && values[2] == 3)
        #expect((1.85...1.95).contains(values[3]) && (133...141).contains(values[1]))
    }

    @Test("a heat meter: energy by the flow and the difference of temperatures")
    func heat() {
        let values = Self.run(
            {
                var flow = Simulation.Flow(rate: 1)
                flow.curve = [.init(second: 0, value: 1)]
                flow.temperature = 70
                $0.phases = []
                $0.flow = flow
            }, names: ["heat_power", "heat_energy", "temperature_difference"])
        #expect((28...32).contains(values[2]))
        // 30 K at 1 m³/h are 34.6 kW.
        #expect((32_000...37_000).contains(values[0]) && (790_000...870_000).contains(values[1]))
    }
}
