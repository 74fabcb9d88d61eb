import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct ScheduleTests {
    private static let name = LogicalName(0, 0, 12, 0, 0, 255)
    private static let specialDays = LogicalName(0, 0, 11, 0, 0, 255)
    private static let everyDay = [Bool](repeating: true, count: 7)
    private static let workdays = [true, true, true, true, true, false, false]

    private static func entry(
        _ index: UInt16, _ script: UInt16, at hour: UInt8, weekdays: [Bool] = everyDay, special: [Bool] = [],
        window: UInt16 = 0xFFFF, isEnabled: Bool = true, from begin: DataValue? = nil, to end: DataValue? = nil
    ) -> DataValue {
        let open = ScriptMeter.date(0xFFFF, 0xFF, 0xFF)
        return .structure([
            .longUnsigned(index), .boolean(isEnabled), ScriptMeter.octets(ScriptMeter.table), .longUnsigned(script),
            ScriptMeter.time(hour), .longUnsigned(window), .bitString(BitString(weekdays)),
            .bitString(BitString(special)), begin ?? open, end ?? open,
        ])
    }

    /// From 2026-01-15 00:00 UTC, a Thursday; the 16th is a special day with the day_id 2.
    private static func make(_ entries: [DataValue]) throws -> (LivingMeter, TestEnvironment) {
        let special = DataValue.structure([.longUnsigned(1), ScriptMeter.date(0xFFFF, 1, 16), .unsigned(2)])
        return try ScriptMeter.make(
            [
                try TestMeter.object(10, name, [2: .data(.array(entries))]),
                try TestMeter.object(11, specialDays, [2: .data(.array([special]))]),
            ], utc: 1_768_435_200)
    }

    @Test("runs on its days of the week; a special day is none of them")
    func weekdays() throws {
        let (meter, environment) = try Self.make([Self.entry(1, 1, at: 6, weekdays: Self.workdays)])
        ScriptMeter.pass(6 * 86_400, meter, environment)
        #expect(
            try ScriptMeter.ran(meter) == [
                "2026-01-15 4 06:00:00: 1", "2026-01-19 1 06:00:00: 1", "2026-01-20 2 06:00:00: 1",
            ])
    }

    @Test("runs on the special days whose day_id it names")
    func specialDay() throws {
        let never = [Bool](repeating: false, count: 7)
        let (meter, environment) = try Self.make([
            Self.entry(1, 1, at: 6, weekdays: never, special: [false, true]),
            Self.entry(2, 2, at: 7, weekdays: never, special: [true]),
        ])
        ScriptMeter.pass(6 * 86_400, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-16 5 06:00:00: 1"])
    }

    @Test("holds from its first date to its last")
    func dates() throws {
        let (meter, environment) = try Self.make([
            Self.entry(1, 1, at: 6, from: ScriptMeter.date(2026, 1, 18), to: ScriptMeter.date(2026, 1, 19))
        ])
        ScriptMeter.pass(10 * 86_400, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-18 7 06:00:00: 1", "2026-01-19 1 06:00:00: 1"])
    }

    @Test("at the same time scripts run in the order of their indices, and the same script once")
    func order() throws {
        let (meter, environment) = try Self.make([
            Self.entry(3, 2, at: 6), Self.entry(1, 3, at: 6), Self.entry(2, 2, at: 6),
        ])
        ScriptMeter.pass(86_400, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 06:00:00: 3", "2026-01-15 4 06:00:00: 2"])
    }

    @Test("time set forward: what was missed runs at once in its order, within its validity window")
    func forward() throws {
        let (meter, environment) = try Self.make([
            Self.entry(1, 1, at: 8, window: 300), Self.entry(2, 2, at: 6, window: 60), Self.entry(3, 3, at: 7),
        ])
        let later = ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 12)
        try meter.put(.octetString(later), 8, ClockTests.name, 2)
        ScriptMeter.pass(1, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 12:00:00: 3", "2026-01-15 4 12:00:00: 1"])
    }

    @Test("time set back: what comes again runs again")
    func back() throws {
        let (meter, environment) = try Self.make([Self.entry(1, 1, at: 6)])
        ScriptMeter.pass(6 * 3600, meter, environment)
        try meter.put(
            .octetString(ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 5)), 8, ClockTests.name, 2)
        ScriptMeter.pass(2 * 3600, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 06:00:00: 1", "2026-01-15 4 06:00:00: 1"])
    }

    @Test("enable_disable disables one range of indices, then enables another")
    func enabling() throws {
        let (meter, environment) = try Self.make([
            Self.entry(1, 1, at: 6), Self.entry(2, 2, at: 7), Self.entry(3, 3, at: 8, isEnabled: false),
        ])
        try meter.act(1, 10, Self.name, .structure([1, 2, 2, 3].map { .longUnsigned($0) }))
        ScriptMeter.pass(12 * 3600, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 07:00:00: 2", "2026-01-15 4 08:00:00: 3"])
    }

    @Test("insert replaces the entry with the same index, delete removes a range")
    func editing() throws {
        let (meter, environment) = try Self.make([Self.entry(1, 1, at: 6), Self.entry(3, 3, at: 8)])
        try meter.act(2, 10, Self.name, Self.entry(2, 2, at: 7))
        try meter.act(2, 10, Self.name, Self.entry(1, 4, at: 5))
        try meter.act(3, 10, Self.name, .structure([.longUnsigned(3), .longUnsigned(3)]))
        ScriptMeter.pass(12 * 3600, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 05:00:00: 4", "2026-01-15 4 07:00:00: 2"])
    }
}
