import COSEM
import DLMSServer
import DLMSWire
import Testing

/// A profile with the columns clock, energy and its scaler, capturing every quarter of an hour.
enum TestProfile {
    static let name = LogicalName(1, 0, 99, 1, 0, 255)
    static let clock = ClockTests.name
    static let energy = LivingMeterTests.energy
    /// 2026-07-15 00:00:00 UTC, 02:00 local.
    static let start: Int64 = 1_784_073_600_000
    static let quarter: Int64 = 900_000

    static func column(
        _ classID: UInt16, _ name: LogicalName, _ attribute: Int8, _ dataIndex: UInt16 = 0
    ) -> DataValue {
        .structure([
            .longUnsigned(classID), .octetString([name.a, name.b, name.c, name.d, name.e, name.f]), .integer(attribute),
            .longUnsigned(dataIndex),
        ])
    }

    static let clockColumn = column(8, clock, 2)
    static let energyColumn = column(3, energy, 2)
    static let scalerColumn = column(3, energy, 3, 1)

    static func make(
        period: UInt32 = 900, entries: UInt32 = 10, sort: UInt8 = 1, by sortObject: DataValue? = nil,
        rules: SelectionRules = .standard, memory: (any MeterMemory)? = nil
    ) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(utc: start, ["energy": 100])
        environment.memory = memory
        var values: [UInt8: AttributeSource] = [
            3: .data(.array([clockColumn, energyColumn, scalerColumn])), 4: .data(.doubleLongUnsigned(period)),
            5: .data(.enumeration(sort)), 8: .data(.doubleLongUnsigned(entries)),
        ]
        if let sortObject { values[6] = .data(sortObject) }
        var profile = try TestMeter.object(7, name, values)
        profile.selection = rules
        let objects = [
            try TestMeter.object(8, clock, ClockTests.centralEurope), try LivingMeterTests.register(), profile,
        ]
        return (TestMeter.make(objects, environment: environment), environment)
    }

    /// Lets quarters pass; the energy is 100, 101, … at each.
    static func run(_ quarters: Int, _ meter: LivingMeter, _ environment: TestEnvironment) {
        for _ in 0..<quarters {
            environment.utcMilliseconds += quarter
            environment["energy"] += 1
            meter.tick()
        }
    }

    /// The energies in the buffer, in its order.
    static func energies(_ buffer: DataValue, column: Int = 1) -> [UInt32] {
        guard case .array(let rows) = buffer else { return [] }
        return rows.compactMap { row in
            guard case .structure(let values) = row, column < values.count,
                case .doubleLongUnsigned(let energy) = values[column]
            else { return nil }
            return energy
        }
    }

    static func buffer(_ meter: LivingMeter) throws -> DataValue { try meter.object(7, name).value(of: 2) }
}

@Suite struct ProfileTests {
    @Test("captures at every period of local time, with the time it was due")
    func captures() throws {
        let (meter, environment) = try TestProfile.make()
        environment.utcMilliseconds += TestProfile.quarter - 1
        meter.tick()
        #expect(try TestProfile.buffer(meter) == .array([]))
        environment.utcMilliseconds += 301
        meter.tick()
        meter.tick()
        let time = ClockTests.dateTime(
            year: 2026, month: 7, day: 15, weekday: 3, hour: 2, minute: 15, deviation: -120,
            status: .daylightSavingActive)
        let row = DataValue.structure([.octetString(time), .doubleLongUnsigned(100), .integer(0)])
        #expect(try TestProfile.buffer(meter) == .array([row]))
        #expect(try meter.object(7, TestProfile.name).value(of: 7) == .doubleLongUnsigned(1))
    }

    @Test("drops the oldest row of a full buffer")
    func fifo() throws {
        let (meter, environment) = try TestProfile.make(entries: 3)
        TestProfile.run(200, meter, environment)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)) == [298, 299, 300])
    }

    @Test("keeps the newest row first when it is last in, first out")
    func lifo() throws {
        let (meter, environment) = try TestProfile.make(entries: 3, sort: 2)
        TestProfile.run(5, meter, environment)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)) == [105, 104, 103])
    }

    @Test(
        "sorts by the sort object and loses the least interesting row",
        arguments: [(3, [9, 7, 5]), (4, [1, 3, 5]), (5, [1, 3, 5]), (6, [9, 7, 5])] as [(UInt8, [UInt32])])
    func sorted(method: UInt8, expected: [UInt32]) throws {
        let (meter, environment) = try TestProfile.make(
            period: 0, entries: 3, sort: method, by: TestProfile.energyColumn)
        for energy in [5, 1, 9, 3, 7] {
            environment["energy"] = Double(energy)
            try meter.act(2, 7, TestProfile.name)
        }
        #expect(try TestProfile.energies(TestProfile.buffer(meter)) == expected)
    }

    @Test("makes up for time that passed between two ticks")
    func catchesUp() throws {
        let (meter, environment) = try TestProfile.make()
        environment.past = { _, utc in Double((utc - TestProfile.start) / TestProfile.quarter) }
        environment.utcMilliseconds += 5 * TestProfile.quarter + 1000
        meter.tick()
        #expect(try TestProfile.energies(TestProfile.buffer(meter)) == [1, 2, 3, 4, 5])
    }

    @Test("captures nothing for time that was jumped over")
    func timeSet() throws {
        let (meter, environment) = try TestProfile.make()
        try meter.put(
            .octetString(ClockTests.dateTime(year: 2027, month: 1, day: 1, hour: 0, minute: 1)), 8, ClockTests.name, 2)
        meter.tick()
        #expect(try TestProfile.buffer(meter) == .array([]))
        TestProfile.run(1, meter, environment)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)) == [101])
    }

    @Test("fills its history from values of the past")
    func backfill() throws {
        let (meter, environment) = try TestProfile.make(entries: 960)
        environment.past = { _, utc in Double((utc - TestProfile.start) / TestProfile.quarter + 1000) }
        meter.backfill(since: TestProfile.start - 10 * 86_400_000)
        let energies = try TestProfile.energies(TestProfile.buffer(meter))
        #expect(energies.count == 960)
        #expect(energies.first == 41)
        #expect(energies.last == 1000)
        TestProfile.run(1, meter, environment)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)).suffix(2) == [1000, 1001])
    }

    @Test("a change of what describes the buffer empties it; the same value again does not")
    func changes() throws {
        let (meter, environment) = try TestProfile.make()
        TestProfile.run(2, meter, environment)
        try meter.put(.doubleLongUnsigned(900), 7, TestProfile.name, 4)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)).count == 2)
        try meter.put(.doubleLongUnsigned(1800), 7, TestProfile.name, 4)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)).isEmpty)
        TestProfile.run(4, meter, environment)
        #expect(try TestProfile.energies(TestProfile.buffer(meter)) == [104, 106])
    }

    @Test("reset empties the buffer")
    func reset() throws {
        let (meter, environment) = try TestProfile.make()
        TestProfile.run(2, meter, environment)
        try meter.act(1, 7, TestProfile.name)
        #expect(try TestProfile.buffer(meter) == .array([]))
        #expect(try meter.object(7, TestProfile.name).value(of: 7) == .doubleLongUnsigned(0))
    }

    @Test("refuses columns that are not there, and secrets")
    func badColumns() throws {
        let (meter, _) = try TestProfile.make()
        let missing = DataValue.array([TestProfile.column(3, LogicalName(1, 0, 9, 9, 9, 9), 2)])
        let secret = DataValue.array([TestProfile.column(15, LogicalName(0, 0, 40, 0, 2, 255), 7)])
        let itself = DataValue.array([TestProfile.column(7, TestProfile.name, 2)])
        for value in [missing, secret, itself] {
            #expect(throws: DataAccessResult.otherReason) { try meter.put(value, 7, TestProfile.name, 3) }
        }
    }

    @Test("a secret in the definition's columns is captured as null-data")
    func secretColumn() throws {
        let values: [UInt8: AttributeSource] = [
            3: .data(.array([TestProfile.column(15, LogicalName(0, 0, 40, 0, 2, 255), 7)]))
        ]
        let meter = TestMeter.make([try TestMeter.object(7, TestProfile.name, values)])
        try meter.act(2, 7, TestProfile.name)
        #expect(try TestProfile.buffer(meter) == .array([.structure([.nullData])]))
    }
}
