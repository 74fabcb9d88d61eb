import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct ParameterMonitorTests {
    private static let name = LogicalName(0, 0, 16, 2, 0, 255)
    private static let data = LogicalName(0, 0, 96, 1, 1, 255)

    private static func parameter(_ name: LogicalName, _ attribute: Int8) -> DataValue {
        .structure([.longUnsigned(1), .octetString(name.octets), .integer(attribute)])
    }

    private static func make() throws -> (LivingMeter, TestEnvironment) {
        try ScriptMeter.make(
            [
                try TestMeter.object(1, data, [2: .data(.unsigned(1))]),
                try TestMeter.object(65, name, [4: .data(.array([parameter(data, 2)]))]),
            ], utc: 1_768_435_200)
    }

    @Test("tells which parameter was changed last, to what, and when")
    func changed() throws {
        let (meter, environment) = try Self.make()
        ScriptMeter.pass(61, meter, environment)
        try meter.put(.unsigned(9), 1, Self.data, 2)
        let expected = DataValue.structure([
            .longUnsigned(1), .octetString(Self.data.octets), .integer(2), .unsigned(9),
        ])
        #expect(try meter.get(65, Self.name, 2) == expected)
        guard case .dateTime(let time) = try meter.get(65, Self.name, 3) else {
            Issue.record("no date-time")
            return
        }
        #expect(time.time.minute == 1 && time.time.second == 1)
        #expect(try meter.get(65, Self.name, 8) == .structure([.unsigned(9)]))
    }

    @Test("the same value again, and what is not in the list, is no change")
    func unchanged() throws {
        let (meter, _) = try Self.make()
        let before = try meter.get(65, Self.name, 2)
        try meter.put(.unsigned(1), 1, Self.data, 2)
        try meter.put(.longUnsigned(3), 1, ScriptMeter.last, 2)
        #expect(try meter.get(65, Self.name, 2) == before)
    }

    @Test("add_parameter and delete_parameter change the list")
    func list() throws {
        let (meter, _) = try Self.make()
        try meter.act(1, 65, Self.name, Self.parameter(ScriptMeter.last, 2))
        try meter.put(.longUnsigned(3), 1, ScriptMeter.last, 2)
        #expect(try meter.get(65, Self.name, 2).elements?.last == .longUnsigned(3))
        try meter.act(2, 65, Self.name, Self.parameter(Self.data, 2))
        #expect(try meter.object(65, Self.name).elements(of: 4).count == 1)
        #expect(throws: ActionResult.otherReason) {
            try meter.act(2, 65, Self.name, Self.parameter(Self.data, 2))
        }
    }
}
