import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct LivingMeterTests {
    static let energy = LogicalName(1, 0, 1, 8, 0, 255)

    static func register(type: DataTag = .doubleLongUnsigned, scaler: Int8 = 0) throws -> ObjectTemplate {
        let binding = RegisterBinding(register: "energy", type: type, scaler: scaler)
        let unit = DataValue.structure([.integer(scaler), .enumeration(30)])
        return try TestMeter.object(3, energy, [2: .register(binding), 3: .data(unit)])
    }

    @Test("a register-bound attribute shows the register, rounded and held within its type")
    func registerBound() throws {
        let environment = TestEnvironment(["energy": 12345.5])
        let meter = TestMeter.make([try Self.register()], environment: environment)
        let object = try meter.object(3, Self.energy)
        #expect(try object.value(of: 2) == .doubleLongUnsigned(12346))
        environment["energy"] = -3
        #expect(try object.value(of: 2) == .doubleLongUnsigned(0))
    }

    @Test("every device has its associations, its name and, the first, the SAP assignment")
    func mandatory() throws {
        let meter = TestMeter.make([])
        let names = meter.devices[0].objects.map(\.instance.description)
        let expected = [
            "0.0.40.0.0.255", "0.0.40.0.1.255", "0.0.40.0.2.255", "0.0.40.0.3.255", "0.0.42.0.0.255", "0.0.41.0.0.255",
        ]
        #expect(names == expected)
        let name = try meter.object(1, LogicalName(0, 0, 42, 0, 0, 255)).value(of: 2)
        #expect(name == .octetString(Array("MCS00000001".utf8)))
    }
}
