import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct ProfilePeriodTests {
    /// A profile of the clock alone, with a period in seconds, that starts at a moment of UTC in seconds.
    private static func make(period: UInt32, utc: Int64) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(utc: utc * 1000)
        let profile = try TestMeter.object(
            7, TestProfile.name,
            [
                3: .data(.array([TestProfile.clockColumn])), 4: .data(.doubleLongUnsigned(period)),
                8: .data(.doubleLongUnsigned(100)),
            ])
        let clock = try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope)
        return (TestMeter.make([clock, profile], environment: environment), environment)
    }

    /// Lets time pass hour by hour and returns the times captured.
    private static func run(_ hours: Int, _ meter: LivingMeter, _ environment: TestEnvironment) throws -> [String] {
        for _ in 0..<hours {
            environment.utcMilliseconds += 3_600_000
            meter.tick()
        }
        guard case .array(let rows) = try TestProfile.buffer(meter) else { return [] }
        return rows.compactMap { row in
            if case .structure(let values) = row { values.first.map(ClockTests.text) } else { nil }
        }
    }

    @Test("a day begins at local midnight, also on the days that have 23 and 25 hours")
    func days() throws {
        // From 2026-03-28 12:00 UTC: the clock goes forward on the 29th.
        let (spring, springTime) = try Self.make(period: 86_400, utc: 1_774_699_200)
        #expect(
            try Self.run(48, spring, springTime) == ["2026-03-29 7 00:00:00 -60 00", "2026-03-30 1 00:00:00 -120 80"])
        // From 2026-10-24 12:00 UTC: it goes back on the 25th.
        let (autumn, autumnTime) = try Self.make(period: 86_400, utc: 1_792_843_200)
        #expect(
            try Self.run(48, autumn, autumnTime) == ["2026-10-25 7 00:00:00 -120 80", "2026-10-26 1 00:00:00 -60 00"])
    }

    @Test("the hour that comes twice is captured twice, the one left out not at all")
    func hours() throws {
        let (autumn, autumnTime) = try Self.make(period: 3600, utc: 1_792_882_799)
        let twice = ["01", "02", "02", "03"].enumerated().map { place, hour in
            "2026-10-25 7 \(hour):00:00 \(place < 2 ? "-120 80" : "-60 00")"
        }
        #expect(try Self.run(4, autumn, autumnTime).prefix(4) == twice[...])
        let (spring, springTime) = try Self.make(period: 3600, utc: 1_774_738_799)
        let once = ["00:00:00 -60 00", "01:00:00 -60 00", "03:00:00 -120 80"].map { "2026-03-29 7 " + $0 }
        #expect(try Self.run(3, spring, springTime) == once)
    }

    @Test("a week begins on Monday")
    func weeks() throws {
        let (meter, environment) = try Self.make(period: 604_800, utc: 1_784_116_800)
        #expect(try Self.run(24 * 8, meter, environment) == ["2026-07-20 1 00:00:00 -120 80"])
    }

    @Test("a change of the time zone moves the periods")
    func timeZone() throws {
        let (meter, environment) = try Self.make(period: 86_400, utc: 1_784_116_800)
        try meter.put(.long(-600), 8, ClockTests.name, 3)
        try meter.put(.boolean(false), 8, ClockTests.name, 8)
        #expect(try Self.run(3, meter, environment) == ["2026-07-16 4 00:00:00 -600 00"])
    }

    @Test("a reset empties the profiles that capture the one that is reset")
    func propagates() throws {
        let other = LogicalName(1, 0, 99, 2, 0, 255)
        let entries = TestProfile.column(7, TestProfile.name, 7)
        let meter = TestMeter.make([
            try TestMeter.object(7, TestProfile.name, [3: .data(.array([]))]),
            try TestMeter.object(7, other, [3: .data(.array([entries]))]),
        ])
        try meter.act(2, 7, TestProfile.name)
        try meter.act(2, 7, other)
        #expect(try meter.get(7, other, 2) == .array([.structure([.doubleLongUnsigned(1)])]))
        try meter.act(1, 7, TestProfile.name)
        #expect(try meter.get(7, other, 7) == .doubleLongUnsigned(0))
    }
}
