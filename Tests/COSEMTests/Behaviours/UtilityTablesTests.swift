import COSEM
import DLMSServer
import DLMSWire
import Testing

/// Parts of a utility table.
@Suite struct UtilityTablesTests {
    private static let name = LogicalName(0, 0, 65, 0, 0, 255)

    private static func make() throws -> LivingMeter {
        let table = DataValue.octetString(Array(0..<100))
        return TestMeter.make([try TestMeter.object(26, name, [2: .data(.longUnsigned(1)), 4: .data(table)])])
    }

    private static func part(_ offset: UInt32, _ count: UInt16) -> DataValue {
        .structure([.doubleLongUnsigned(offset), .longUnsigned(count)])
    }

    @Test("a table is read whole, or some octets of it")
    func read() throws {
        let meter = try Self.make()
        #expect(try meter.get(26, Self.name, 3) == .doubleLongUnsigned(100))
        #expect(try meter.get(26, Self.name, 4, selector: 1, Self.part(10, 3)) == .octetString([10, 11, 12]))
        #expect(try meter.get(26, Self.name, 4, selector: 1, Self.part(98, 9)) == .octetString([98, 99]))
        #expect(throws: DataAccessResult.otherReason) {
            try meter.get(26, Self.name, 4, selector: 1, Self.part(100, 1))
        }
        #expect(throws: DataAccessResult.scopeOfAccessViolated) {
            try meter.get(26, Self.name, 4, selector: 2, Self.part(0, 1))
        }
        #expect(throws: DataAccessResult.typeUnmatched) { try meter.get(26, Self.name, 4, selector: 1, .nullData) }
    }

    @Test("some octets of a table are written")
    func write() throws {
        let meter = try Self.make()
        let peer = TestMeter.peer(2)
        guard case .found(let handle) = meter.find(classID: 26, instance: Self.name, for: peer) else {
            throw TestFailure.noObject
        }
        func write(_ value: DataValue, at part: DataValue) throws(DataAccessResult) {
            try withReader(part.octets) { (parameters: inout ByteReader) throws(DataAccessResult) in
                let target = AttributeTarget(object: handle, attribute: 4, selector: 1, parameters: parameters.rest)
                try withReader(value.octets) { (reader: inout ByteReader) throws(DataAccessResult) in
                    try meter.write(target, for: peer, from: &reader)
                }
            }
        }
        try write(.octetString([0xAA, 0xBB]), at: Self.part(1, 2))
        #expect(try meter.get(26, Self.name, 4, selector: 1, Self.part(0, 4)) == .octetString([0, 0xAA, 0xBB, 3]))
        #expect(throws: DataAccessResult.otherReason) { try write(.octetString([1]), at: Self.part(1, 2)) }
        #expect(throws: DataAccessResult.otherReason) { try write(.octetString([1, 2]), at: Self.part(99, 2)) }
        #expect(throws: DataAccessResult.typeUnmatched) { try write(.unsigned(1), at: Self.part(0, 1)) }
    }
}
