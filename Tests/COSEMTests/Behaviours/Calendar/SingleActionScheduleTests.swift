import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct SingleActionScheduleTests {
    private static let name = LogicalName(0, 0, 15, 0, 0, 255)

    private static func make(
        _ times: [(DataValue, DataValue)], type: UInt8 = 1, utc: Int64 = 1_768_435_200
    ) throws -> (LivingMeter, TestEnvironment) {
        let schedule = try TestMeter.object(
            22, name,
            [
                2: .data(ScriptMeter.reference(1)), 3: .data(.enumeration(type)),
                4: .data(.array(times.map { .structure([$0.0, $0.1]) })),
            ])
        return try ScriptMeter.make([schedule], utc: utc)
    }

    @Test("parts of the date that are left open come again and again: billing on the first of each month")
    func monthly() throws {
        let (meter, environment) = try Self.make([(ScriptMeter.time(0), ScriptMeter.date(0xFFFF, 0xFF, 1))])
        ScriptMeter.pass(100 * 86_400, meter, environment)
        #expect(
            try ScriptMeter.ran(meter) == [
                "2026-02-01 7 00:00:00: 1", "2026-03-01 7 00:00:00: 1", "2026-04-01 3 00:00:00: 1",
            ])
    }

    @Test("the last day of a month, the last Sunday, and a day that comes every four years")
    func specialDates() throws {
        let dates: [(DataValue, [String])] = [
            (ScriptMeter.date(0xFFFF, 0xFF, 0xFE), ["2026-01-31 6", "2026-02-28 6"]),
            (ScriptMeter.date(0xFFFF, 0xFF, 0xFE, weekday: 7), ["2026-01-25 7", "2026-02-22 7"]),
            (ScriptMeter.date(0xFFFF, 0xFF, 0xFD), ["2026-01-30 5", "2026-02-27 5"]),
            (ScriptMeter.date(0xFFFF, 0xFF, 8, weekday: 1), ["2026-02-09 1"]),
        ]
        for (date, days) in dates {
            let (meter, environment) = try Self.make([(ScriptMeter.time(6), date)])
            ScriptMeter.pass(50 * 86_400, meter, environment)
            #expect(try ScriptMeter.ran(meter) == days.map { "\($0) 06:00:00: 1" })
        }
        let (meter, environment) = try Self.make([(ScriptMeter.time(6), ScriptMeter.date(0xFFFF, 2, 29))])
        ScriptMeter.pass(800 * 86_400, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2028-02-29 2 06:00:00: 1"])
    }

    @Test("an hour that is left open stands for each")
    func hourly() throws {
        let (meter, environment) = try Self.make([(ScriptMeter.time(0xFF, 30), ScriptMeter.date(0xFFFF, 0xFF, 0xFF))])
        ScriptMeter.pass(2 * 3600, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 01:30:00: 1", "2026-01-15 4 02:30:00: 1"])
    }

    @Test("several times, each on its own day")
    func several() throws {
        let (meter, environment) = try Self.make(
            [
                (ScriptMeter.time(4), ScriptMeter.date(2026, 1, 20)),
                (ScriptMeter.time(3), ScriptMeter.date(2026, 1, 16)),
            ], type: 4)
        ScriptMeter.pass(30 * 86_400, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-16 5 03:00:00: 1", "2026-01-20 2 04:00:00: 1"])
    }

    @Test(
        "the type bounds how many times there may be, whether they may differ, and whether dates may be open",
        arguments: [(1, false), (2, false), (3, false), (4, false), (5, true)] as [(UInt8, Bool)])
    func types(type: UInt8, isTaken: Bool) throws {
        let (meter, _) = try Self.make([], type: type)
        let times = DataValue.array([
            .structure([ScriptMeter.time(4), ScriptMeter.date(2026, 1, 20)]),
            .structure([ScriptMeter.time(5), ScriptMeter.date(0xFFFF, 0xFF, 1)]),
        ])
        let outcome: DataAccessResult? = {
            do { try meter.put(times, 22, Self.name, 4) } catch { return error as? DataAccessResult }
            return nil
        }()
        #expect(outcome == (isTaken ? nil : .otherReason))
    }

    @Test("time that is set over the execution time makes it up, once")
    func madeUp() throws {
        let (meter, environment) = try Self.make([(ScriptMeter.time(6), ScriptMeter.date(0xFFFF, 0xFF, 0xFF))])
        let later = ClockTests.dateTime(year: 2026, month: 1, day: 17, hour: 12)
        try meter.put(.octetString(later), 8, ClockTests.name, 2)
        ScriptMeter.pass(1, meter, environment)
        ScriptMeter.pass(3600, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-17 6 12:00:00: 1"])
    }

    @Test("what falls into the hour that daylight saving leaves out runs at the change, what comes twice runs once")
    func daylightSaving() throws {
        // Spring: 2026-03-28 12:00 UTC; autumn: 2026-10-24 12:00 UTC.
        for (utc, expected) in [
            (1_774_699_200, "2026-03-29 7 03:00:00: 1"), (1_792_843_200, "2026-10-25 7 02:30:00: 1"),
        ] as [(Int64, String)] {
            let (meter, environment) = try Self.make(
                [(ScriptMeter.time(2, 30), ScriptMeter.date(0xFFFF, 0xFF, 0xFF))], utc: utc)
            ScriptMeter.pass(86_400, meter, environment)
            #expect(try ScriptMeter.ran(meter) == [expected])
        }
    }
}
