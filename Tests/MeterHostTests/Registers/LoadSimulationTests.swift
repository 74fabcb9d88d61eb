import COSEM
import MeterDefinition
import Testing

@testable import MeterHost

@Suite struct LoadSimulationTests {
    private static let names = [
        "voltage_l1", "current_l1", "power_active_import_l1", "power_active_import_l2", "power_active_import_l3",
        "power_active_import", "power_reactive_import", "power_apparent", "power_factor_l1", "power_factor",
        "energy_active_import", "energy_active_import_t1", "energy_active_import_t2", "energy_active_import_l1",
        "energy_active_import_l2", "energy_active_import_l3", "energy_reactive_import", "energy_reactive_q1",
        "energy_reactive_q2", "energy_reactive_q3", "energy_reactive_q4", "energy_active_export",
        "demand_active_import_average", "demand_active_import_last", "demand_active_import_max", "frequency",
    ]
    private static let noon = 1_795_348_800.0

    private let bank = RegisterBank(Self.names.map { RegisterTemplate(name: $0, unit: 255) })
    private let load: Simulation = {
        var load = Simulation(phases: [
            .init(voltage: 230, current: 6, angle: 18, variation: 35), .init(voltage: 229, current: 4, angle: -22),
            .init(voltage: 231, current: 5, angle: 150, variation: 30),
        ])
        load.tariffs = [.init(minute: 6 * 60, rate: 1), .init(minute: 22 * 60, rate: 2)]
        return load
    }()

    private func value(_ name: String) -> Double { bank.index(of: name).map(bank.value(at:)) ?? .nan }

    private func run(hours: Int, seed: UInt64 = 1) -> LoadSimulation {
        var simulation = LoadSimulation(load, seed: seed, bank: bank)
        for step in 0..<(hours * 60) {
            simulation.step(bank, at: Self.noon + Double(step) * 60, elapsed: step == 0 ? 0 : 60)
        }
        return simulation
    }

    @Test("totals are the sums of phases, rates and quadrants, to the last bit")
    func sums() {
        _ = run(hours: 24)
        #expect(value("energy_active_import") > 30_000)
        let rates = value("energy_active_import_t1") + value("energy_active_import_t2")
        #expect(value("energy_active_import") == rates)
        let phases = ["l1", "l2", "l3"].reduce(0) { $0 + value("energy_active_import_\($1)") }
        #expect(value("energy_active_import") == phases)
        #expect(value("energy_reactive_import") == value("energy_reactive_q1") + value("energy_reactive_q2"))
        let powers = ["l1", "l2", "l3"].reduce(0) { $0 + value("power_active_import_\($1)") }
        #expect(abs(value("power_active_import") - powers) < 1e-9)
    }

    @Test("each phase counts in its quadrant: lagging, leading, and exporting")
    func quadrants() {
        _ = run(hours: 1)
        #expect(value("energy_reactive_q1") > 0 && value("energy_reactive_q4") > 0 && value("energy_reactive_q2") > 0)
        #expect(value("energy_reactive_q3") == 0)
        #expect(value("energy_active_export") > 0 && value("power_active_import_l3") == 0)
        #expect((0.9...0.96).contains(value("power_factor_l1")))
    }

    @Test("the same seed gives the same day, another another")
    func deterministic() {
        let shapes = [1, 1, 2].map { LoadShape(load, seed: $0) }
        let points = shapes.map { shape in (0..<96).map { shape.point(phase: 0, at: Self.noon + Double($0) * 900) } }
        #expect(points[0] == points[1] && points[0] != points[2])
    }

    @Test("currents wander smoothly, within what the definition says")
    func smooth() {
        let shape = LoadShape(load, seed: 7)
        let currents = (0..<86_400).map { shape.point(phase: 0, at: Self.noon + Double($0)).current }
        #expect(currents.allSatisfy { (6 * 0.65...6 * 1.35).contains($0) })
        #expect(zip(currents, currents.dropFirst()).allSatisfy { abs($0 - $1) < 0.1 })
        #expect((currents.max() ?? 0) - (currents.min() ?? 0) > 1)
    }

    @Test("an injected voltage changes the power of its phase, and energy grows by the changed power")
    func injection() throws {
        var simulation = run(hours: 1)
        bank.inject(try #require(bank.index(of: "voltage_l1")), 0)
        let before = value("energy_active_import_l1")
        simulation.step(bank, at: Self.noon + 3600, elapsed: 60)
        #expect(value("power_active_import_l1") == 0 && value("energy_active_import_l1") == before)
        #expect(value("power_active_import") == value("power_active_import_l2"))
    }

    @Test("an injected total power is what the total energy grows by")
    func injectedTotal() throws {
        var simulation = run(hours: 1)
        bank.inject(try #require(bank.index(of: "power_active_import")), 36_000)
        let before = value("energy_active_import")
        simulation.step(bank, at: Self.noon + 3600, elapsed: 10)
        #expect(value("energy_active_import") == before + 100)
    }

    @Test("a demand is the average of its period, the highest is kept")
    func demand() {
        _ = run(hours: 2)
        #expect((1500...3500).contains(value("demand_active_import_last")))
        #expect(value("demand_active_import_max") >= value("demand_active_import_last"))
        #expect(value("demand_active_import_average") <= value("demand_active_import_max"))
    }

    @Test("the past leads up to the present: energies never fall, and end where the registers are")
    func history() throws {
        let simulation = run(hours: 24)
        for name in ["energy_active_import", "energy_active_import_t1", "energy_active_import_t2"] {
            let index = try #require(bank.index(of: name))
            bank.setValue(1_000_000, at: index)
            var history = LoadHistory(simulation, now: Self.noon)
            let past = (0...960).reversed().map {
                history.value(ofRegisterAt: index, in: bank, at: Self.noon - Double($0) * 900)
            }
            #expect(zip(past, past.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(past.last == 1_000_000 && (past.first ?? 0) < 990_000)
        }
    }

    @Test("the past is what the simulation would have shown then")
    func historyMatches() throws {
        let before = run(hours: 0)
        var simulation = before
        simulation.step(bank, at: Self.noon, elapsed: 0)
        let voltage = try #require(bank.index(of: "voltage_l1"))
        let shown = bank.value(at: voltage)
        simulation.step(bank, at: Self.noon + 7200, elapsed: 0)
        var history = LoadHistory(simulation, now: Self.noon + 7200)
        #expect(history.value(ofRegisterAt: voltage, in: bank, at: Self.noon) == shown)
    }

    @Test(
        "rates follow the time of day",
        arguments: [(0, 2), (21_599, 2), (21_600, 1), (79_199, 1), (79_200, 2)] as [(Double, Int)])
    func rates(time: Double, rate: Int) { #expect(LoadSimulation.rate(load.tariffs, at: time) == rate) }
}
