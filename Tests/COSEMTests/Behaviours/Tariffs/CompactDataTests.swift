import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct CompactDataTests {
    private static let name = LogicalName(0, 0, 66, 0, 0, 255)
    private static let energy = LogicalName(1, 0, 1, 8, 0, 255)

    private static func make(method: UInt8 = 0) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(["energy": 258])
        let columns: [DataValue] = [
            TestProfile.column(62, name, 4), TestProfile.column(3, energy, 2), TestProfile.column(3, energy, 3),
        ]
        let register = try TestMeter.object(
            3, energy,
            [
                2: .register(RegisterBinding(register: "energy", type: .doubleLongUnsigned, scaler: 0)),
                3: .data(.structure([.integer(0), .enumeration(30)])),
            ])
        let compact = try TestMeter.object(
            62, name, version: 0,
            [3: .data(.array(columns)), 4: .data(.unsigned(7)), 6: .data(.enumeration(method))])
        return (TestMeter.make([register, compact], environment: environment), environment)
    }

    @Test("capture puts the values one behind the other, without their types")
    func capture() throws {
        let (meter, _) = try Self.make()
        #expect(try meter.get(62, Self.name, 2) == .octetString([]))
        try meter.act(2, 62, Self.name)
        #expect(try meter.get(62, Self.name, 2) == .octetString([7, 0, 0, 1, 2, 0, 30]))
        try meter.act(1, 62, Self.name)
        #expect(try meter.get(62, Self.name, 2) == .octetString([]))
    }

    @Test("the template description says the types, in order")
    func template() throws {
        let (meter, _) = try Self.make()
        #expect(try meter.get(62, Self.name, 5) == .octetString([2, 3, 17, 6, 2, 2, 15, 22]))
    }

    @Test("with the implicit capture method reading is capturing")
    func implicit() throws {
        let (meter, environment) = try Self.make(method: 1)
        environment["energy"] = 1
        #expect(try meter.get(62, Self.name, 2) == .octetString([7, 0, 0, 0, 1, 0, 30]))
        environment["energy"] = 2
        #expect(try meter.get(62, Self.name, 2) == .octetString([7, 0, 0, 0, 2, 0, 30]))
    }

    @Test("another template empties the buffer")
    func otherTemplate() throws {
        let (meter, _) = try Self.make()
        try meter.act(2, 62, Self.name)
        try meter.put(.unsigned(8), 62, Self.name, 4)
        #expect(try meter.get(62, Self.name, 2) == .octetString([]))
    }
}
