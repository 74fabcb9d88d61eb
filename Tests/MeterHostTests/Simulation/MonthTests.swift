import COSEM
import DLMSWire
import Testing

@testable import MeterHost

/// The default meter lives through 2026-10-10 to 2026-11-09, local time: the end of daylight saving and the end of a
/// billing period lie within.
@Suite struct MonthTests {
    /// 2026-10-09 22:00 UTC, local midnight.
    private static let start: Int64 = 1_791_583_200
    private static let days: Int64 = 31
    /// 2026-10-25 01:00 UTC.
    private static let change: Int64 = 1_792_890_000

    /// Lived through once, and only looked at since.
    nonisolated(unsafe) private static let month = try? Month()

    private struct Month {
        let meter: LivingMeter
        let environment: SimulatedMeter
        let before: [Double]

        init() throws {
            (meter, environment) = try SimulatedMeter.make(utc: MonthTests.start)
            before = environment.registers.registers.map(\.value)
            environment.pass(MonthTests.days * 86_400, meter)
        }
    }

    private let meter: LivingMeter
    private let environment: SimulatedMeter
    private let before: [Double]

    init() throws {
        let month = try #require(Self.month)
        (meter, environment, before) = (month.meter, month.environment, month.before)
    }

    private func grown(_ name: String) -> Double {
        environment.registers.index(of: name).map { environment.registers.value(at: $0) - before[$0] } ?? .nan
    }

    @Test("every quarter of an hour has its row, once, in order, and with the status of its time")
    func loadProfile() {
        let rows = meter.rows("1.0.99.1.0.255")
        // The last ten days are kept.
        #expect(rows.count == 960)
        #expect(Set(rows.map { $0[0] }).count == 960)
        #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted())
        #expect(rows.last?[0] == "2026-11-09 23:00 0")
        #expect(rows.allSatisfy { $0[1] == "0" })
        let energies = rows.compactMap { Int($0[2]) }
        #expect(zip(energies, energies.dropFirst()).allSatisfy { $0 < $1 })
        #expect(Double(energies.last ?? 0) == environment["energy_active_import"].rounded())
    }

    @Test("every day has its row at local midnight, on both sides of the end of daylight saving")
    func dailyValues() {
        let rows = meter.rows("1.0.99.2.0.255")
        #expect(rows.count == 31 || rows.count == 30)
        #expect(rows.allSatisfy { $0[0].contains(" 00:00 ") })
        #expect(rows.prefix(15).allSatisfy { $0[0].hasSuffix("80") && $0[1] == "8" })
        #expect(rows.dropFirst(15).allSatisfy { $0[0].hasSuffix(" 0") && $0[1] == "0" })
        #expect(meter.rows("0.0.99.98.0.255").map { $0.joined(separator: " ") } == ["2026-10-25 02:00 0 3"])
    }

    @Test("totals are the sums of phases and rates, and nothing is lost")
    func sums() {
        let total = grown("energy_active_import")
        #expect(total > 1_000_000)
        #expect(total == ["l1", "l2", "l3"].reduce(0) { $0 + grown("energy_active_import_\($1)") })
        #expect(total == ["t1", "t2"].reduce(0) { $0 + grown("energy_active_import_\($1)") })
        #expect(grown("energy_reactive_import") == grown("energy_reactive_q1") + grown("energy_reactive_q2"))
        #expect(grown("energy_active") == total - grown("energy_active_export"))
    }

    @Test("the energy is the integral of the load, over the change of local time")
    func integral() throws {
        let start = Self.change - 43_200
        let (meter, environment) = try SimulatedMeter.make(utc: start)
        let before = environment["energy_active_import"]
        environment.pass(86_400, meter)
        let shape = try #require(environment.engine.simulation).shape
        var wattSeconds = 0.0
        for minute in 1...1440 as ClosedRange<Int64> {
            let utc = start + minute * 60
            // The load of a minute is what it is at its end, by the clock that holds until then.
            let local = Double(utc) + (utc - 60 < Self.change ? 7200 : 3600)
            for phase in 0..<3 {
                let point = shape.point(phase: phase, at: local)
                wattSeconds +=
                    60 * Powers(voltage: point.voltage, current: point.current, angle: point.angle)[.activeImport]
            }
        }
        #expect(abs(environment["energy_active_import"] - before - wattSeconds / 3600) < 0.001)
    }

    @Test("the calendar has switched the rates: nights and weekends count for the second")
    func rates() {
        let share = grown("energy_active_import_t2") / grown("energy_active_import")
        #expect((0.35...0.75).contains(share))
        // Monday, 23:00.
        #expect((try? meter.object(6, "0.0.14.0.0.255")?.value(of: 4)) == .octetString(Array("Rate 2".utf8)))
        #expect((try? meter.object(1, "0.0.96.14.0.255")?.value(of: 2)) == .unsigned(2))
    }

    @Test("the billing period closed on the first, with the energies of that moment, and the highest demand began anew")
    func billing() throws {
        let bills = meter.rows("1.0.98.1.0.255")
        #expect(bills.map { $0[0] } == ["2026-11-01 00:00 0"])
        let row = try #require(meter.rows("1.0.99.2.0.255").first { $0[0] == "2026-11-01 00:00 0" })
        #expect(bills[0][1...4] == row[2...5])
        let highest = try #require(Double(bills[0][5]))
        #expect(highest > 2000)
        #expect(bills[0][6].hasPrefix("2026-10-"))
        #expect(environment["demand_active_import_max"] > 2000)
        let register = try #require(meter.object(4, "1.0.1.6.0.255"))
        let captured = try register.value(of: 5)
        guard case .octetString(let octets) = captured else { return }
        #expect(octets[2] == 11)
    }

    @Test("the same days in slices of another length end the same")
    func slices() throws {
        let start = Self.change - 86_400
        let (whole, wholeTime) = try SimulatedMeter.make(utc: start)
        wholeTime.pass(3 * 86_400, whole)
        let (sliced, slicedTime) = try SimulatedMeter.make(utc: start)
        for _ in 0..<(3 * 18) { slicedTime.pass(4800, sliced) }
        #expect(slicedTime.registers.registers.map(\.value) == wholeTime.registers.registers.map(\.value))
        for profile in ["1.0.99.1.0.255", "1.0.99.2.0.255"] { #expect(sliced.rows(profile) == whole.rows(profile)) }
    }
}
