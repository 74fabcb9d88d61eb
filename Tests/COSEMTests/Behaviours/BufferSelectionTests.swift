import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct BufferSelectionTests {
    /// Ten rows: energy 101 to 110, 02:15 to 04:30 local.
    private static func make() throws -> LivingMeter {
        let (meter, environment) = try TestProfile.make()
        TestProfile.run(10, meter, environment)
        return meter
    }

    private static func select(_ selector: UInt8, _ parameters: DataValue) throws -> DataValue {
        try make().get(7, TestProfile.name, 2, selector: selector, parameters)
    }

    private static func entries(_ from: UInt32, _ to: UInt32, _ columns: ClosedRange<UInt16> = 1...3) throws
        -> DataValue
    {
        try select(
            2,
            .structure([
                .doubleLongUnsigned(from), .doubleLongUnsigned(to), .longUnsigned(columns.lowerBound),
                .longUnsigned(columns.upperBound),
            ]))
    }

    private static func range(
        of object: DataValue = TestProfile.clockColumn, _ from: DataValue, _ to: DataValue, _ selected: [DataValue] = []
    ) throws -> DataValue {
        try select(1, .structure([object, from, to, .array(selected)]))
    }

    private static func time(
        _ hour: UInt8, _ minute: UInt8, deviation: Int16 = DateTime.unspecifiedDeviation
    ) -> DataValue {
        .octetString(
            ClockTests.dateTime(year: 2026, month: 7, day: 15, hour: hour, minute: minute, deviation: deviation))
    }

    @Test(
        "by entry: from 1, both ends included, 0 is the last",
        arguments: [
            (1, 1, [101]), (1, 0, Array(101...110)), (9, 0, [109, 110]), (4, 6, [104, 105, 106]), (10, 99, [110]),
            (11, 0, []), (6, 4, []),
        ] as [(UInt32, UInt32, [UInt32])])
    func byEntry(from: UInt32, to: UInt32, expected: [UInt32]) throws {
        #expect(try TestProfile.energies(Self.entries(from, to)) == expected)
    }

    @Test("by entry: some columns")
    func columns() throws {
        let rows = DataValue.array([.structure([.doubleLongUnsigned(101), .integer(0)])])
        #expect(try Self.entries(1, 1, 2...3) == rows)
        let all = try Self.select(
            2, .structure([.doubleLongUnsigned(2), .doubleLongUnsigned(2), .longUnsigned(2), .longUnsigned(0)]))
        #expect(all == .array([.structure([.doubleLongUnsigned(102), .integer(0)])]))
    }

    @Test("by range of time, in local time and in UTC")
    func byTime() throws {
        #expect(try TestProfile.energies(Self.range(Self.time(2, 30), Self.time(3, 0))) == [102, 103, 104])
        let utc = try Self.range(Self.time(0, 30, deviation: 0), Self.time(1, 0, deviation: 0))
        #expect(TestProfile.energies(utc) == [102, 103, 104])
        #expect(try TestProfile.energies(Self.range(Self.time(5, 0), Self.time(6, 0))).isEmpty)
    }

    @Test("a bound may leave parts open, or be no bound at all")
    func openBounds() throws {
        #expect(try TestProfile.energies(Self.range(Self.time(4, 0), .nullData)) == [108, 109, 110])
        #expect(try TestProfile.energies(Self.range(.nullData, Self.time(2, 15))) == [101])
        let hour = Self.time(3, 0xFF)
        #expect(try TestProfile.energies(Self.range(hour, hour)) == [104, 105, 106, 107])
    }

    @Test("a bound may be a date-time of its own type")
    func dateTimeTag() throws {
        let bound = DataValue.dateTime(
            DateTime(
                date: CalendarDate(year: 2026, month: 7, dayOfMonth: 15),
                time: TimeOfDay(hour: 4, minute: 15, second: 0),
                status: .notSpecified))
        #expect(try TestProfile.energies(Self.range(bound, .nullData)) == [109, 110])
    }

    @Test("by range of any captured column, with numbers of any type")
    func byValue() throws {
        let rows = try Self.range(of: TestProfile.energyColumn, .long64(103), .unsigned(104))
        #expect(TestProfile.energies(rows) == [103, 104])
    }

    @Test("selected values come in the order asked for")
    func selectedValues() throws {
        let rows = try Self.range(
            Self.time(2, 15), Self.time(2, 15), [TestProfile.scalerColumn, TestProfile.energyColumn])
        #expect(rows == .array([.structure([.integer(0), .doubleLongUnsigned(101)])]))
    }

    @Test("refuses columns that are not captured, other selectors, and parameters of another form")
    func refusals() throws {
        let other = TestProfile.column(3, LogicalName(1, 0, 2, 8, 0, 255), 2)
        #expect(throws: DataAccessResult.otherReason) { try Self.range(of: other, .nullData, .nullData) }
        #expect(throws: DataAccessResult.otherReason) { try Self.range(.nullData, .nullData, [other]) }
        #expect(throws: DataAccessResult.scopeOfAccessViolated) { try Self.select(3, .nullData) }
        #expect(throws: DataAccessResult.typeUnmatched) { try Self.select(2, .structure([.unsigned(1)])) }
    }

    @Test("a buffer that is being sent keeps its rows while captures go on", arguments: [false, true])
    func frozen(isSelective: Bool) throws {
        let (meter, environment) = try TestProfile.make()
        TestProfile.run(10, meter, environment)
        let peer = TestMeter.peer(2)
        let parameters = DataValue.structure([
            TestProfile.energyColumn, .nullData, .doubleLongUnsigned(200), .array([]),
        ]).octets
        guard case .found(let handle) = meter.find(classID: 7, instance: TestProfile.name, for: peer) else {
            throw TestFailure.noObject
        }
        var target = AttributeTarget(object: handle, attribute: 2)
        if isSelective { target.selector = 1 }
        target.snapshot = parameters.withUnsafeBytes { bytes in
            if isSelective { target.parameters = Octets(bytes) }
            return meter.freeze(target, for: peer)
        }
        TestProfile.run(20, meter, environment)
        #expect(try Self.energies(meter, target) == Array(101...110))
        meter.thaw(target.snapshot)
        #expect(try Self.energies(meter, AttributeTarget(object: handle, attribute: 2)) == Array(121...130))
    }

    private static func energies(_ meter: LivingMeter, _ target: AttributeTarget) throws -> [UInt32] {
        let octets = try encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
            try meter.read(target, for: TestMeter.peer(2), into: &writer)
        }
        return try TestProfile.energies(DataValue(octets))
    }
}
