import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct LimiterTests {
    private static let name = LogicalName(0, 0, 17, 0, 0, 255)
    private static let power = LogicalName(1, 0, 1, 7, 0, 255)
    private static let start: Int64 = 1_768_435_200

    private static func make() throws -> (LivingMeter, TestEnvironment) {
        let register = try TestMeter.object(
            3, power, [2: .register(RegisterBinding(register: "value", type: .doubleLongUnsigned, scaler: 0))])
        let limiter = try TestMeter.object(
            71, name,
            [
                2: .data(.structure([.longUnsigned(3), .octetString(power.octets), .integer(2)])),
                4: .data(.doubleLongUnsigned(1000)), 5: .data(.doubleLongUnsigned(300)),
                6: .data(.doubleLongUnsigned(75)), 7: .data(.doubleLongUnsigned(30)),
                9: .data(.array([.longUnsigned(5)])),
                11: .data(.structure([ScriptMeter.reference(1), ScriptMeter.reference(2)])),
            ])
        return try ScriptMeter.make([register, limiter], utc: start)
    }

    @Test("acts when the threshold has been exceeded for its time, to the second, and again when it is kept")
    func acts() throws {
        let (meter, environment) = try Self.make()
        ScriptMeter.pass(10, meter, environment)
        environment["value"] = 1001
        ScriptMeter.pass(1, meter, environment)
        ScriptMeter.pass(600, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 01:01:26: 1"])
        environment["value"] = 1000
        ScriptMeter.pass(1, meter, environment)
        ScriptMeter.pass(600, meter, environment)
        #expect(try ScriptMeter.ran(meter).last == "2026-01-15 4 01:10:42: 2")
        #expect(try ScriptMeter.ran(meter).count == 2)
    }

    @Test("a short peak does nothing")
    func peak() throws {
        let (meter, environment) = try Self.make()
        for power in [2000, 0, 2000, 0] as [Double] {
            environment["value"] = power
            ScriptMeter.pass(70, meter, environment)
        }
        #expect(try ScriptMeter.ran(meter).isEmpty)
    }

    @Test("in an emergency of the meter's group another threshold holds, for its duration")
    func emergency() throws {
        let (meter, environment) = try Self.make()
        environment["value"] = 500
        let time = ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 2)
        let profile = DataValue.structure([.longUnsigned(5), .octetString(time), .doubleLongUnsigned(600)])
        try meter.put(profile, 71, Self.name, 8)
        ScriptMeter.pass(3599, meter, environment)
        #expect(try meter.get(71, Self.name, 3) == .doubleLongUnsigned(1000))
        ScriptMeter.pass(1, meter, environment)
        #expect(try meter.get(71, Self.name, 3) == .doubleLongUnsigned(300))
        #expect(try meter.get(71, Self.name, 10) == .boolean(true))
        ScriptMeter.pass(700, meter, environment)
        #expect(try meter.get(71, Self.name, 10) == .boolean(false))
        #expect(
            try ScriptMeter.ran(meter) == ["2026-01-15 4 02:01:15: 1", "2026-01-15 4 02:10:30: 2"])
    }

    @Test("an emergency of another group does nothing")
    func otherGroup() throws {
        let (meter, environment) = try Self.make()
        environment["value"] = 500
        let time = ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: 2)
        let profile = DataValue.structure([.longUnsigned(6), .octetString(time), .doubleLongUnsigned(600)])
        try meter.put(profile, 71, Self.name, 8)
        ScriptMeter.pass(4000, meter, environment)
        #expect(try ScriptMeter.ran(meter).isEmpty)
        #expect(try meter.get(71, Self.name, 10) == .boolean(false))
    }
}
