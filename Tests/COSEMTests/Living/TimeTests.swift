import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct TimeTests {
    private static let status = LogicalName(0, 0, 96, 10, 1, 255)

    /// A load profile of time, status and energy, by the quarter of an hour, from a moment of UTC in seconds on.
    private static func make(utc: Int64, period: UInt32 = 900) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(utc: utc * 1000, ["energy": 0])
        environment.past = { _, time in Double(time / 1000 - utc) }
        let columns: [DataValue] = [
            TestProfile.clockColumn, TestProfile.column(1, status, 2), TestProfile.energyColumn,
        ]
        let meter = TestMeter.make(
            [
                try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope),
                try TestMeter.object(1, status, [2: .data(.unsigned(0))]), try LivingMeterTests.register(),
                try TestMeter.object(
                    7, TestProfile.name,
                    [
                        3: .data(.array(columns)), 4: .data(.doubleLongUnsigned(period)),
                        8: .data(.doubleLongUnsigned(5000)),
                    ]),
            ], environment: environment)
        return (meter, environment)
    }

    /// Rows as `time status energy`.
    private static func rows(_ meter: LivingMeter) throws -> [String] {
        try TestProfile.buffer(meter).elements?.map { row in
            let values = row.elements ?? []
            return "\(ClockTests.text(values[0])) \(values[1].integer ?? -1) \(values[2].integer ?? -1)"
        } ?? []
    }

    @Test("a month that passes at once has every row once, with the values and the status of its own moment")
    func month() throws {
        // From 2026-10-10 22:00 UTC, local midnight, over the end of daylight saving.
        let (meter, environment) = try Self.make(utc: 1_791_669_600)
        environment.utcMilliseconds += 30 * 86_400_000
        meter.tick()
        let rows = try TestProfile.buffer(meter).elements ?? []
        #expect(rows.count == 30 * 96)
        for (place, row) in rows.enumerated() {
            let seconds = (place + 1) * 900
            #expect(row.elements?[2] == .doubleLongUnsigned(UInt32(seconds)))
            let isSaving = 1_791_669_600 + seconds < 1_792_890_000
            #expect(row.elements?[1] == .unsigned(isSaving ? 8 : 0))
        }
    }

    @Test("a slice of time at a time comes to the same as all at once")
    func slices() throws {
        let (whole, wholeTime) = try Self.make(utc: 1_774_740_000)
        let (sliced, slicedTime) = try Self.make(utc: 1_774_740_000)
        wholeTime.utcMilliseconds += 86_400_000
        whole.tick()
        slicedTime.utcMilliseconds += 86_400_000
        var slices = 1
        while !sliced.advance(to: slicedTime.utcMilliseconds, while: { false }) { slices += 1 }
        #expect(slices > 90)
        #expect(try Self.rows(whole) == Self.rows(sliced))
    }

    @Test("time set forward leaves a gap, and the row of that period says that the clock was adjusted")
    func forward() throws {
        let (meter, environment) = try Self.make(utc: 1_768_435_200)
        environment.utcMilliseconds += 1_000_000
        let later = ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 3, minute: 7)
        try meter.put(.octetString(later), 8, ClockTests.name, 2)
        environment.utcMilliseconds += 1_500_000
        meter.tick()
        #expect(
            try Self.rows(meter) == [
                "2026-01-15 4 01:15:00 -60 00 0 900", "2026-01-15 4 03:15:00 -60 00 32 8100",
                "2026-01-15 4 03:30:00 -60 00 0 9000",
            ])
    }

    @Test("time set back is lived through again: its rows come a second time")
    func back() throws {
        let (meter, environment) = try Self.make(utc: 1_768_435_200)
        environment.utcMilliseconds += 1_900_000
        let earlier = ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 1, minute: 10)
        try meter.put(.octetString(earlier), 8, ClockTests.name, 2)
        environment.utcMilliseconds += 1_300_000
        meter.tick()
        let times = try Self.rows(meter).map { String($0.dropFirst(13).prefix(8)) + $0.dropFirst(28) }
        #expect(
            times == [
                "01:15:00 0 900", "01:30:00 0 1800", "01:15:00 32 900", "01:30:00 0 1800",
            ])
    }

    @Test("setting the time is noted in the event log, with the time before and the time after")
    func events() throws {
        let code = LogicalName(0, 0, 96, 11, 0, 255)
        let log = LogicalName(0, 0, 99, 98, 0, 255)
        let columns: [DataValue] = [TestProfile.clockColumn, TestProfile.column(1, code, 2)]
        let environment = TestEnvironment(utc: 1_768_435_200_000)
        let meter = TestMeter.make(
            [
                try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope),
                try TestMeter.object(1, code, [2: .data(.unsigned(0))]),
                try TestMeter.object(7, log, [3: .data(.array(columns)), 8: .data(.doubleLongUnsigned(10))]),
            ], environment: environment)
        try meter.act(6, 8, ClockTests.name, .long(60))
        let rows = try meter.object(7, log).value(of: 2).elements?.map { row in
            "\(ClockTests.text(row.elements?[0] ?? .nullData)) \(row.elements?[1].integer ?? -1)"
        }
        #expect(rows == ["2026-01-15 4 01:00:00 -60 00 4", "2026-01-15 4 01:01:00 -60 00 5"])
        #expect(try meter.object(1, code).value(of: 2) == .unsigned(5))
    }

    @Test("both changes of daylight saving are noted when they come")
    func daylightSaving() throws {
        let code = LogicalName(0, 0, 96, 11, 0, 255)
        let log = LogicalName(0, 0, 99, 98, 0, 255)
        let columns: [DataValue] = [TestProfile.clockColumn, TestProfile.column(1, code, 2)]
        let environment = TestEnvironment(utc: 1_768_435_200_000)
        let meter = TestMeter.make(
            [
                try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope),
                try TestMeter.object(1, code, [2: .data(.unsigned(0))]),
                try TestMeter.object(7, log, [3: .data(.array(columns)), 8: .data(.doubleLongUnsigned(10))]),
            ], environment: environment)
        environment.utcMilliseconds += 365 * 86_400_000
        meter.tick()
        let rows = try meter.object(7, log).value(of: 2).elements?.map { ClockTests.text($0.elements?[0] ?? .nullData) }
        #expect(rows == ["2026-03-29 7 03:00:00 -120 80", "2026-10-25 7 02:00:00 -60 00"])
    }
}
