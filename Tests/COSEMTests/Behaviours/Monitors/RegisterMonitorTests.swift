import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct RegisterMonitorTests {
    private static let name = LogicalName(0, 0, 16, 1, 0, 255)
    private static let voltage = LogicalName(1, 0, 32, 7, 0, 255)

    private static func make() throws -> (LivingMeter, TestEnvironment) {
        let register = try TestMeter.object(
            3, voltage, [2: .register(RegisterBinding(register: "value", type: .longUnsigned, scaler: 0))])
        let actions = [(1, 2), (3, 4)].map { up, down in
            DataValue.structure([ScriptMeter.reference(up), ScriptMeter.reference(down)])
        }
        let monitor = try TestMeter.object(
            21, name,
            [
                2: .data(.array([.longUnsigned(207), .longUnsigned(253)])),
                3: .data(.structure([.longUnsigned(3), .octetString(voltage.octets), .integer(2)])),
                4: .data(.array(actions)),
            ])
        let (meter, environment) = try ScriptMeter.make([register, monitor], utc: 1_768_435_200)
        environment["value"] = 230
        ScriptMeter.pass(1, meter, environment)
        return (meter, environment)
    }

    private static func scripts(_ meter: LivingMeter) throws -> [String] {
        try ScriptMeter.ran(meter).map { String($0.suffix(1)) }
    }

    @Test("crossing a threshold runs its action up or down, once")
    func crossing() throws {
        let (meter, environment) = try Self.make()
        for voltage in [230, 207, 200, 230, 254, 260, 230] as [Double] {
            environment["value"] = voltage
            ScriptMeter.pass(1, meter, environment)
        }
        #expect(try Self.scripts(meter) == ["2", "1", "3", "4"])
    }

    @Test("where the value stands at first crosses nothing; nor does it after the thresholds were changed")
    func first() throws {
        let (meter, environment) = try Self.make()
        #expect(try Self.scripts(meter).isEmpty)
        try meter.put(.array([.longUnsigned(100)]), 21, Self.name, 2)
        environment["value"] = 50
        ScriptMeter.pass(1, meter, environment)
        #expect(try Self.scripts(meter).isEmpty)
        environment["value"] = 150
        ScriptMeter.pass(1, meter, environment)
        #expect(try Self.scripts(meter) == ["1"])
    }
}
