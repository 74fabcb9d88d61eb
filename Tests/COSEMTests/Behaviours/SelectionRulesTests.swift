import COSEM
import DLMSServer
import DLMSWire
import Testing

/// Meters that answer selective access in ways of their own.
@Suite struct SelectionRulesTests {
    /// Ten rows: energy 101 to 110, 02:15 to 04:30 local.
    private static func make(_ change: (inout SelectionRules) -> Void) throws -> LivingMeter {
        var rules = SelectionRules.standard
        change(&rules)
        let (meter, environment) = try TestProfile.make(rules: rules)
        TestProfile.run(10, meter, environment)
        return meter
    }

    private static func select(_ selector: UInt8, _ parameters: DataValue, of meter: LivingMeter) throws -> [UInt32] {
        TestProfile.energies(try meter.get(7, TestProfile.name, 2, selector: selector, parameters))
    }

    private static func range(
        _ from: DataValue, _ to: DataValue, of object: DataValue = TestProfile.clockColumn, _ selected: [DataValue] = []
    ) -> DataValue { .structure([object, from, to, .array(selected)]) }

    private static func time(_ hour: UInt8, _ minute: UInt8, deviation: Int16 = -32768) -> DataValue {
        .octetString(
            ClockTests.dateTime(year: 2026, month: 7, day: 15, hour: hour, minute: minute, deviation: deviation))
    }

    @Test(
        "either bound may lie outside the range",
        arguments: [
            (true, true, [102, 103, 104]), (true, false, [102, 103]), (false, true, [103, 104]), (false, false, [103]),
        ])
    func bounds(from: Bool, to: Bool, expected: [UInt32]) throws {
        let meter = try Self.make { ($0.includesFrom, $0.includesTo) = (from, to) }
        #expect(try Self.select(1, Self.range(Self.time(2, 30), Self.time(3, 0)), of: meter) == expected)
        let numbers = Self.range(.doubleLongUnsigned(102), .doubleLongUnsigned(104), of: TestProfile.energyColumn)
        #expect(try Self.select(1, numbers, of: meter) == expected)
        #expect(try Self.select(1, Self.range(.nullData, Self.time(2, 30)), of: meter) == (to ? [101, 102] : [101]))
    }

    @Test("a bound that leaves parts open is as a whole outside")
    func openBounds() throws {
        let hour = Self.range(Self.time(3, 0xFF), Self.time(4, 0xFF))
        let within = try Self.make { $0.includesTo = false }
        #expect(try Self.select(1, hour, of: within) == [104, 105, 106, 107])
        let behind = try Self.make { $0.includesFrom = false }
        #expect(try Self.select(1, hour, of: behind) == [108, 109, 110])
    }

    @Test("bounds may need their deviation, or must not have it")
    func deviation() throws {
        let with = Self.range(Self.time(0, 30, deviation: 0), Self.time(1, 0, deviation: 0))
        let without = Self.range(Self.time(2, 30), Self.time(3, 0))
        let required = try Self.make { ($0.deviation, $0.refused) = (.required, .typeUnmatched) }
        #expect(try Self.select(1, with, of: required) == [102, 103, 104])
        #expect(throws: DataAccessResult.typeUnmatched) { try Self.select(1, without, of: required) }
        let refused = try Self.make { $0.deviation = .refused }
        #expect(try Self.select(1, without, of: refused) == [102, 103, 104])
        #expect(throws: DataAccessResult.scopeOfAccessViolated) { try Self.select(1, with, of: refused) }
    }

    @Test("bounds may have to be whole hours")
    func wholeHours() throws {
        let meter = try Self.make { $0.wholeHours = true }
        #expect(try Self.select(1, Self.range(Self.time(3, 0), Self.time(4, 0)), of: meter) == Array(104...108))
        let quarter = Self.range(Self.time(3, 15), Self.time(4, 0))
        #expect(throws: DataAccessResult.scopeOfAccessViolated) { try Self.select(1, quarter, of: meter) }
    }

    @Test("some of the columns may not be had")
    func columns() throws {
        let meter = try Self.make { ($0.allowsColumns, $0.refused) = (false, .otherReason) }
        let all = Self.range(Self.time(2, 15), Self.time(2, 15))
        #expect(try Self.select(1, all, of: meter) == [101])
        let one = Self.range(Self.time(2, 15), Self.time(2, 15), [TestProfile.energyColumn])
        #expect(throws: DataAccessResult.otherReason) { try Self.select(1, one, of: meter) }
        func entries(_ last: UInt16) -> DataValue {
            .structure([.doubleLongUnsigned(1), .doubleLongUnsigned(1), .longUnsigned(1), .longUnsigned(last)])
        }
        #expect(try Self.select(2, entries(0), of: meter) == [101])
        #expect(throws: DataAccessResult.otherReason) { try Self.select(2, entries(2), of: meter) }
    }

    @Test("a selector may not be known, and is not listed then")
    func selectors() throws {
        let meter = try Self.make { ($0.selectors, $0.refused) = ([1], .objectUndefined) }
        let entries = DataValue.structure([
            .doubleLongUnsigned(1), .doubleLongUnsigned(0), .longUnsigned(1), .longUnsigned(0),
        ])
        #expect(throws: DataAccessResult.objectUndefined) { try Self.select(2, entries, of: meter) }
        let list = try meter.get(15, LogicalName(0, 0, 40, 0, 0, 255), 2).octets
        #expect(list.contains([0x0F, 2, 0x16, 3, 1, 1, 0x0F, 1]))
    }

    @Test("what is missing has the result that the meter gives it")
    func missing() throws {
        let meter = try Self.make { $0.missing = .objectUndefined }
        let other = TestProfile.column(3, LogicalName(1, 0, 2, 8, 0, 255), 2)
        #expect(throws: DataAccessResult.objectUndefined) {
            try Self.select(1, Self.range(.nullData, .nullData, of: other), of: meter)
        }
        #expect(throws: DataAccessResult.objectUndefined) {
            try Self.select(1, Self.range(.nullData, .nullData, [other]), of: meter)
        }
    }
}
