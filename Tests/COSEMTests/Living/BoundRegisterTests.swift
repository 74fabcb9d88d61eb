import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct BoundRegisterTests {
    @Test(
        "a register's number is scaled, rounded away from zero and held within the type",
        arguments: [
            (.doubleLongUnsigned, 0, 12_345_678.4, .doubleLongUnsigned(12_345_678)),
            (.doubleLongUnsigned, 0, 5e9, .doubleLongUnsigned(.max)), (.doubleLong, 0, -5e9, .doubleLong(.min)),
            (.longUnsigned, -1, 230.25, .longUnsigned(2303)), (.longUnsigned, -1, 230.249, .longUnsigned(2302)),
            (.long, 2, 12_350, .long(124)), (.long, 2, -12_350, .long(-124)), (.integer, 0, 200, .integer(127)),
            (.unsigned, 0, -1, .unsigned(0)), (.unsigned, 0, 255.5, .unsigned(255)),
            (.long64, 0, -9e15, .long64(-9_000_000_000_000_000)), (.long64, 0, 1e19, .long64(.max)),
            (.long64Unsigned, 0, 1e19, .long64Unsigned(10_000_000_000_000_000_000)),
            (.float32, -3, 1.5, .float32(1500)), (.float64, 3, 1500, .float64(1.5)),
            (.enumeration, 0, 2, .enumeration(2)),
            (.boolean, 0, 0.2, .boolean(true)), (.bcd, 0, 42, .bcd(0x42)), (.bcd, 0, 250, .bcd(0x99)),
            (.doubleLong, 0, .nan, .doubleLong(0)), (.doubleLong, 0, .infinity, .doubleLong(.max)),
        ] as [(DataTag, Int8, Double, DataValue)])
    func encodes(type: DataTag, scaler: Int8, value: Double, expected: DataValue) throws {
        let environment = TestEnvironment(["energy": value])
        let binding = RegisterBinding(register: "energy", type: type, scaler: scaler)
        let data = try TestMeter.object(1, LivingMeterTests.energy, [2: .register(binding)])
        let meter = TestMeter.make([data], environment: environment)
        #expect(try meter.object(1, LivingMeterTests.energy).value(of: 2) == expected)
    }

    @Test("setting the attribute sets the register, in the register's unit")
    func sets() throws {
        let environment = TestEnvironment(["energy": 0])
        let binding = RegisterBinding(register: "energy", type: .longUnsigned, scaler: -1)
        let data = try TestMeter.object(1, LivingMeterTests.energy, [2: .register(binding)])
        let meter = TestMeter.make([data], environment: environment)
        try meter.put(.longUnsigned(2305), 1, LivingMeterTests.energy, 2)
        #expect(environment["energy"] == 230.5)
        #expect(throws: DataAccessResult.typeUnmatched) { try meter.put(.unsigned(5), 1, LivingMeterTests.energy, 2) }
    }

    @Test("a register that the environment has not is a temporary failure")
    func unknown() throws {
        let meter = TestMeter.make([try LivingMeterTests.register()])
        #expect(throws: DataAccessResult.temporaryFailure) { try meter.get(3, LivingMeterTests.energy, 2) }
    }

    @Test("reset sets the register, or the value, to 0")
    func reset() throws {
        let environment = TestEnvironment(["energy": 5])
        let other = LogicalName(1, 0, 2, 8, 0, 255)
        let fixed = try TestMeter.object(3, other, [2: .data(.longUnsigned(7))])
        let meter = TestMeter.make([try LivingMeterTests.register(), fixed], environment: environment)
        try meter.act(1, 3, LivingMeterTests.energy)
        #expect(environment["energy"] == 0)
        try meter.act(1, 3, other, nil)
        #expect(try meter.get(3, other, 2) == .longUnsigned(0))
        #expect(throws: ActionResult.typeUnmatched) { try meter.act(1, 3, other, .integer(1)) }
    }

    @Test("an extended register keeps the time its value was captured")
    func captureTime() throws {
        let environment = TestEnvironment(utc: ClockMethodTests.noon * 1000, ["energy": 5])
        let binding = RegisterBinding(register: "energy", type: .longUnsigned, scaler: 0)
        let meter = TestMeter.make(
            [try TestMeter.object(4, LivingMeterTests.energy, [2: .register(binding)])], environment: environment)
        let time = { try ClockTests.text(meter.object(4, LivingMeterTests.energy).value(of: 5)) }
        environment.utcMilliseconds += 1000
        meter.tick()
        #expect(try time() == "2026-07-15 3 12:00:00 0 00")
        environment["energy"] = 6
        environment.utcMilliseconds += 1000
        meter.tick()
        #expect(try time() == "2026-07-15 3 12:00:02 0 00")
        environment.utcMilliseconds += 1000
        try meter.act(1, 4, LivingMeterTests.energy)
        #expect(environment["energy"] == 0)
        #expect(try time() == "2026-07-15 3 12:00:03 0 00")
    }
}
