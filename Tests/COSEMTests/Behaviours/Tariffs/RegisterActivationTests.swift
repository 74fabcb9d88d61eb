import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct RegisterActivationTests {
    private static let name = LogicalName(0, 0, 14, 0, 0, 255)
    private static func register(_ rate: UInt8) -> LogicalName { LogicalName(1, 0, 1, 8, rate, 255) }
    private static func text(_ text: String) -> DataValue { .octetString(Array(text.utf8)) }

    private static func mask(_ name: String, _ places: [UInt8]) -> DataValue {
        .structure([text(name), .array(places.map { .unsigned($0) })])
    }

    private static func entry(_ rate: UInt8) -> DataValue {
        .structure([.longUnsigned(3), .octetString(register(rate).octets)])
    }

    private static func make(active: String = "day") throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(["t1": 0, "t2": 0, "t3": 0])
        var objects = try (1...3).map { rate in
            try TestMeter.object(
                3, register(UInt8(rate)),
                [2: .register(RegisterBinding(register: "t\(rate)", type: .doubleLongUnsigned, scaler: 0))])
        }
        objects.append(
            try TestMeter.object(
                6, name,
                [
                    2: .data(.array([entry(1), entry(2)])),
                    3: .data(.array([mask("day", [1]), mask("night", [2]), mask("both", [1, 2])])),
                    4: .data(text(active)),
                ]))
        return (TestMeter.make(objects, environment: environment), environment)
    }

    @Test("registers in the active mask count, those that are assigned and not in it do not")
    func masks() throws {
        let (meter, environment) = try Self.make()
        #expect(environment.isOff == ["t2"])
        try meter.put(Self.text("night"), 6, Self.name, 4)
        #expect(environment.isOff == ["t1"])
        try meter.put(Self.text("both"), 6, Self.name, 4)
        #expect(environment.isOff == [])
    }

    @Test("the empty mask has no register; a mask that is not in the list is refused")
    func names() throws {
        let (meter, environment) = try Self.make()
        #expect(throws: DataAccessResult.otherReason) { try meter.put(Self.text("dusk"), 6, Self.name, 4) }
        try meter.put(Self.text(""), 6, Self.name, 4)
        #expect(environment.isOff == ["t1", "t2"])
    }

    @Test("as long as nobody has named a mask, all registers count")
    func none() throws { #expect(try Self.make(active: "").1.isOff.isEmpty) }

    @Test("add_register appends; add_mask adds or replaces; delete_mask removes")
    func methods() throws {
        let (meter, environment) = try Self.make()
        try meter.act(1, 6, Self.name, Self.entry(3))
        #expect(environment.isOff == ["t2", "t3"])
        try meter.act(2, 6, Self.name, Self.mask("day", [3]))
        #expect(environment.isOff == ["t1", "t2"])
        try meter.act(3, 6, Self.name, Self.text("night"))
        #expect(try meter.object(6, Self.name).elements(of: 3).count == 2)
        #expect(throws: ActionResult.otherReason) { try meter.act(3, 6, Self.name, Self.text("night")) }
    }
}
