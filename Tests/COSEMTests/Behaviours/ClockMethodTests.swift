import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct ClockMethodTests {
    static let name = ClockTests.name
    /// 2026-07-15 12:00:00 UTC.
    static let noon: Int64 = 1_784_116_800

    @Test(
        "adjusts to the nearest quarter and minute",
        arguments: [
            (1, 449, 0), (1, 450, 900), (1, -450, 0), (1, -451, -900), (3, 29, 0), (3, 30, 60), (3, -31, -60),
        ] as [(UInt8, Int64, Int64)])
    func adjust(method: UInt8, offset: Int64, expected: Int64) throws {
        let (meter, environment) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon + offset)
        try meter.act(method, 8, Self.name)
        #expect(environment.utcMilliseconds == (Self.noon + expected) * 1000)
    }

    @Test("shifts by up to 900 seconds either way", arguments: [900, -900, 0] as [Int16])
    func shift(seconds: Int16) throws {
        let (meter, environment) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon)
        try meter.act(6, 8, Self.name, .long(seconds))
        #expect(environment.utcMilliseconds == (Self.noon + Int64(seconds)) * 1000)
    }

    @Test("refuses to shift further", arguments: [901, -901, .min, .max] as [Int16])
    func shiftTooFar(seconds: Int16) throws {
        let (meter, environment) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon)
        #expect(throws: ActionResult.otherReason) { try meter.act(6, 8, Self.name, .long(seconds)) }
        #expect(environment.utcMilliseconds == Self.noon * 1000)
    }

    @Test("a parameter of another type is refused")
    func wrongType() throws {
        let (meter, _) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon)
        #expect(throws: ActionResult.typeUnmatched) { try meter.act(6, 8, Self.name, .integer(1)) }
        #expect(throws: ActionResult.typeUnmatched) { try meter.act(6, 8, Self.name, nil) }
    }

    @Test("takes a preset time inside its validity interval, once")
    func preset() throws {
        let (meter, environment) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon)
        #expect(throws: ActionResult.otherReason) { try meter.act(4, 8, Self.name) }
        try meter.act(5, 8, Self.name, Self.preset(validFrom: 13, to: 15))
        try meter.act(4, 8, Self.name)
        #expect(environment.utcMilliseconds == (Self.noon - 7200) * 1000)
        #expect(throws: ActionResult.otherReason) { try meter.act(4, 8, Self.name) }
    }

    @Test("refuses a preset time outside its validity interval")
    func presetTooLate() throws {
        let (meter, environment) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon)
        try meter.act(5, 8, Self.name, Self.preset(validFrom: 15, to: 16))
        #expect(throws: ActionResult.otherReason) { try meter.act(4, 8, Self.name) }
        #expect(environment.utcMilliseconds == Self.noon * 1000)
        #expect(throws: ActionResult.otherReason) { try meter.act(5, 8, Self.name, Self.preset(validFrom: 16, to: 15)) }
    }

    @Test("adjusts to the measuring period of the load profile, and to none without one")
    func measuringPeriod() throws {
        let (bare, _) = try ClockTests.meter(ClockTests.centralEurope, utc: Self.noon)
        #expect(throws: ActionResult.otherReason) { try bare.act(2, 8, Self.name) }
        let environment = TestEnvironment(utc: (Self.noon + 1700) * 1000)
        let profile = try TestMeter.object(7, LogicalName(1, 0, 99, 1, 0, 255), [4: .data(.doubleLongUnsigned(3600))])
        let clock = try TestMeter.object(8, Self.name, ClockTests.centralEurope)
        let meter = TestMeter.make([clock, profile], environment: environment)
        try meter.act(2, 8, Self.name)
        #expect(environment.utcMilliseconds == Self.noon * 1000)
    }

    /// Preset to 12:00 local, which is 10:00 UTC; valid between two hours of the day in local time.
    private static func preset(validFrom: UInt8, to: UInt8) -> DataValue {
        let times = [12, validFrom, to].map { ClockTests.dateTime(year: 2026, month: 7, day: 15, hour: $0) }
        return .structure(times.map { .octetString($0) })
    }
}
