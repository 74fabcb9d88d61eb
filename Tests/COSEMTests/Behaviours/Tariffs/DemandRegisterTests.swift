import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct DemandRegisterTests {
    private static let name = LogicalName(1, 0, 1, 4, 0, 255)
    /// 2026-01-15 00:00 UTC, 01:00 local.
    private static let start: Int64 = 1_768_435_200

    private static func make(
        period: UInt32 = 900, count: UInt16 = 1
    ) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(utc: start * 1000, ["average": 5, "last": 5])
        environment.integrals = ["average": 0, "last": 0]
        func bound(_ register: String) -> AttributeSource {
            .register(RegisterBinding(register: register, type: .doubleLongUnsigned, scaler: 0))
        }
        let demand = try TestMeter.object(
            5, name,
            [
                2: bound("average"), 3: bound("last"), 8: .data(.doubleLongUnsigned(period)),
                9: .data(.longUnsigned(count)),
            ])
        let clock = try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope)
        return (TestMeter.make([clock, demand], environment: environment), environment)
    }

    /// Lets time pass at a constant power.
    private static func pass(_ seconds: Int64, at power: Double, _ meter: LivingMeter, _ environment: TestEnvironment) {
        // In steps of a minute, as the sums grow while time passes.
        for _ in 0..<(seconds / 60) {
            for (name, sum) in environment.integrals { environment.integrals[name] = sum + power * 60 }
            environment.utcMilliseconds += 60_000
            meter.tick()
        }
    }

    private static func time(_ meter: LivingMeter, _ attribute: UInt8) throws -> String {
        String(ClockTests.text(try meter.object(5, name).value(of: attribute)).dropFirst(13).prefix(8))
    }

    @Test("the registers that it shows are its own from the start: nobody else averages them")
    func takesOver() throws {
        let (_, environment) = try Self.make()
        #expect(environment.isTakenOver == ["average", "last"])
    }

    @Test("block demand: the current average grows over the period and becomes the last one at its end")
    func block() throws {
        let (meter, environment) = try Self.make()
        Self.pass(300, at: 1200, meter, environment)
        #expect(environment["average"] == 400 && environment["last"] == 5)
        Self.pass(600, at: 1200, meter, environment)
        #expect(environment["average"] == 0 && environment["last"] == 1200)
        #expect(try Self.time(meter, 6) == "01:15:00" && Self.time(meter, 7) == "01:15:00")
        Self.pass(900, at: 600, meter, environment)
        #expect(environment["last"] == 600)
    }

    @Test("sliding demand: the last average is over all periods, and moves on by one")
    func sliding() throws {
        let (meter, environment) = try Self.make(period: 300, count: 3)
        Self.pass(900, at: 900, meter, environment)
        #expect(environment["last"] == 900)
        Self.pass(300, at: 0, meter, environment)
        #expect(environment["last"] == 600)
        #expect(try Self.time(meter, 6) == "01:20:00" && Self.time(meter, 7) == "01:10:00")
        Self.pass(120, at: 900, meter, environment)
        #expect(environment["average"] == (300 * 900 + 120 * 900) / 900)
    }

    @Test("next_period ends the period at once")
    func nextPeriod() throws {
        let (meter, environment) = try Self.make()
        Self.pass(300, at: 900, meter, environment)
        try meter.act(2, 5, Self.name)
        #expect(environment["last"] == 300 && environment["average"] == 0)
        #expect(try Self.time(meter, 6) == "01:05:00" && Self.time(meter, 7) == "01:05:00")
        Self.pass(600, at: 900, meter, environment)
        #expect(environment["last"] == 600)
    }

    @Test("reset sets both averages to 0 and measures from now on")
    func reset() throws {
        let (meter, environment) = try Self.make()
        Self.pass(1200, at: 900, meter, environment)
        try meter.act(1, 5, Self.name)
        #expect(environment["last"] == 0 && environment["average"] == 0)
        #expect(try Self.time(meter, 6) == "01:20:00" && Self.time(meter, 7) == "01:20:00")
    }

    @Test("another period, or number of periods, begins anew; 0 is refused")
    func changes() throws {
        let (meter, environment) = try Self.make()
        Self.pass(1200, at: 900, meter, environment)
        try meter.put(.doubleLongUnsigned(300), 5, Self.name, 8)
        #expect(environment["last"] == 0)
        Self.pass(300, at: 900, meter, environment)
        #expect(environment["last"] == 900)
        #expect(throws: DataAccessResult.otherReason) { try meter.put(.longUnsigned(0), 5, Self.name, 9) }
    }

    @Test("time that is jumped over is in no average")
    func timeSet() throws {
        let (meter, environment) = try Self.make()
        Self.pass(300, at: 900, meter, environment)
        try meter.put(
            .octetString(ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 9)), 8, ClockTests.name, 2)
        Self.pass(900, at: 600, meter, environment)
        #expect(environment["last"] == 600)
        #expect(try Self.time(meter, 6) == "09:15:00")
    }
}
