import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct RegisterTableTests {
    private static let name = LogicalName(1, 0, 98, 10, 0, 255)

    private static func make() throws -> LivingMeter {
        let cells = try [1, 2].map { e in
            try TestMeter.object(
                3, LogicalName(1, 0, 1, 8, UInt8(e), 255), [2: .data(.doubleLongUnsigned(UInt32(e) * 100))])
        }
        let definition = DataValue.structure([
            .longUnsigned(3), .octetString([1, 0, 1, 8, 255, 255]), .array([.unsigned(2), .unsigned(9), .unsigned(1)]),
            .integer(2),
        ])
        return TestMeter.make(cells + [try TestMeter.object(61, name, [3: .data(definition)])])
    }

    @Test("capture copies the cells in their order; one without an object is null-data")
    func capture() throws {
        let meter = try Self.make()
        #expect(try meter.get(61, Self.name, 2) == .array([]))
        try meter.act(2, 61, Self.name)
        #expect(
            try meter.get(61, Self.name, 2)
                == .array([.doubleLongUnsigned(200), .nullData, .doubleLongUnsigned(100)]))
    }

    @Test("reset clears the cells, and so does another definition")
    func reset() throws {
        let meter = try Self.make()
        try meter.act(2, 61, Self.name)
        try meter.act(1, 61, Self.name)
        #expect(try meter.get(61, Self.name, 2) == .array([]))
        try meter.act(2, 61, Self.name)
        let other = DataValue.structure([
            .longUnsigned(3), .octetString([1, 0, 1, 8, 255, 255]), .array([.unsigned(1)]), .integer(2),
        ])
        try meter.put(other, 61, Self.name, 3)
        #expect(try meter.get(61, Self.name, 2) == .array([]))
    }
}
