import DLMSServer
import DLMSWire
import Testing

/// GET, SET and ACTION of one attribute or method.
@Suite struct ServiceTests {
    static let register = AttributeDescriptor(classID: 3, instance: LogicalName(1, 0, 1, 8, 0, 255), attribute: 2)

    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var request: String
        var answer: String
        var reason: RefusalReason?
    }

    static func target(_ classID: UInt16, _ name: LogicalName, _ attribute: Int8) -> AttributeDescriptor {
        AttributeDescriptor(classID: classID, instance: name, attribute: attribute)
    }

    private static let unknown = target(3, LogicalName(1, 0, 9, 9, 9, 255), 2)
    private static let locked = target(1, LogicalName(0, 0, 96, 2, 0, 255), 2)
    private static let script = LogicalName(0, 0, 10, 0, 0, 255)

    static let cases: [Case] = [
        Case(description: "GET", request: "c001c100030100010800ff0200", answer: "c401c10006000003e8"),
        Case(
            description: "GET, priority normal, invoke-id 5", request: "c0014500030100010800ff0300",
            answer: "c4014500" + "02020f00161e"),
        Case(
            description: "GET of an unknown object", request: "c001c100030100090909ff0200", answer: "c401c10104",
            reason: .undefinedObject(unknown)
        ),
        Case(
            description: "GET of an object of another class", request: "c001c100010100010800ff0200",
            answer: "c401c10109",
            reason: .otherClass(target(1, register.instance, 2), actual: 3)
        ),
        Case(
            description: "GET of an unknown attribute", request: "c001c100030100010800ff0400", answer: "c401c10104",
            reason: .noSuchAttribute(target(3, register.instance, 4))
        ),
        Case(
            description: "GET of a manufacturer's attribute", request: "c001c100030100010800fffe00",
            answer: "c401c10104",
            reason: .noSuchAttribute(target(3, register.instance, -2))
        ),
        Case(
            description: "GET without the right", request: "c001c1000900000a0000ff0200", answer: "c401c10103",
            reason: .attributeRight(target(9, script, 2), needed: .read, granted: .write)
        ),
        Case(
            description: "GET where protection is needed", request: "c001c100010000600200ff0200", answer: "c401c1010d",
            reason: .protection(locked)
        ),
        Case(
            description: "GET with a selection", request: "c001c100030100010800ff0201021105",
            answer: "c401c1001105"
        ),
        Case(
            description: "GET with a selector the object does not know", request: "c001c100030100010800ff02010100",
            answer: "c401c1010d", reason: .selectorRefused(register, selector: 1)
        ),
        Case(
            description: "GET of all attributes", request: "c001c100030100010800ff0000",
            answer: "c401c1000203090601000108 00ff06000003e802020f00161e"
        ),
        Case(
            description: "GET of all attributes, some not readable", request: "c001c100010000600200ff0000",
            answer: "c401c10002020906000060020 0ff00"
        ),
        Case(description: "SET", request: "c101c100010000600100ff02000904414243 44", answer: "c501c100"),
        Case(
            description: "SET of another type", request: "c101c100010000600100ff02001105", answer: "c501c10c",
            reason: .application(target(1, LogicalName(0, 0, 96, 1, 0, 255), 2))
        ),
        Case(
            description: "SET without the right", request: "c101c100030100010800ff02000600000000", answer: "c501c103",
            reason: .attributeRight(register, needed: .write, granted: .read)
        ),
        Case(
            description: "SET of an unknown object", request: "c101c100030100090909ff02001105", answer: "c501c104",
            reason: .undefinedObject(unknown)
        ),
        Case(
            description: "SET of all attributes as something else", request: "c101c100030100010800ff00000200",
            answer: "c501c10c", reason: .malformed(.invalid(field: "value", value: 0))
        ),
        Case(description: "ACTION", request: "c301c1000900000a0000ff0100", answer: "c701c10000"),
        Case(
            description: "ACTION with a parameter", request: "c301c1000900000a0000ff0101120002",
            answer: "c701c1000100120002"
        ),
        Case(
            description: "ACTION that fails", request: "c301c1000900000a0000ff0300", answer: "c701c10200",
            reason: .application(target(9, script, 3))
        ),
        Case(
            description: "ACTION without the right", request: "c301c1000900000a0000ff0400", answer: "c701c10300",
            reason: .methodRight(target(9, script, 4))
        ),
        Case(
            description: "ACTION where protection is needed", request: "c301c1000900000a0000ff0500",
            answer: "c701c10d00", reason: .protection(target(9, script, 5))
        ),
        Case(
            description: "ACTION of an unknown method", request: "c301c1000900000a0000ff0600", answer: "c701c10400",
            reason: .noSuchMethod(target(9, script, 6))
        ),
        Case(
            description: "ACTION of an object of another class", request: "c301c1000300000a0000ff0100",
            answer: "c701c10900", reason: .otherClass(target(3, script, 1), actual: 9)
        ),
    ]

    @Test("answers", arguments: cases) func answers(_ expected: Case) {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send(expected.request) == expected.answer.filter { $0 != " " })
        #expect(link.refusals.map(\.reason) == (expected.reason.map { [$0] } ?? []))
        #expect(link.session.openCount == 1)
    }

    @Test("reports each service with its result, and the refusal behind it") func reports() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        _ = link.send("c001c100030100010800ff0200")
        _ = link.send("c001c100030100010800ff0400")
        let missing = Self.target(3, Self.register.instance, 4)
        #expect(
            Array(link.events.dropFirst()) == [
                .served(.get, Self.register, result: 0), .served(.get, missing, result: 4),
                .refused(Refusal(.dataAccessResult(.objectUndefined), because: .noSuchAttribute(missing))),
            ]
        )
        #expect(link.server.application.peers.last?.association == 0)
        #expect(link.server.application.peers.last?.link == 7)
    }

    @Test("reads back what was set") func setAndGet() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send("c101c100080000010000ff020009 0c07ea0c01ff080000ffffc400") == "c501c100")
        #expect(link.send("c001c100080000010000ff0200") == "c401c100090c07ea0c01ff080000ffffc400")
    }

    @Test("takes back what an object wrote before it refused") func refusesLate() {
        let link = Link()
        link.server.application.failure = .hardwareFault
        _ = link.send(AARQs.lowest)
        #expect(link.send("c001c100030100010800ff0200") == "c401c10101")
        #expect(link.send("c001c100030100010800ff0000") == "c401c10101")
        #expect(link.send("c003c102000301000108 00ff0200000301000108 00ff0300") == "c403c10201010101")
    }

    @Test("carries out unconfirmed requests without a word") func unconfirmed() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send("c1018100010000600100ff02000904414243 44") == nil)
        #expect(link.send("c001c100010000600100ff0200") == "c401c100090441424344")
        #expect(link.send("c30181000900000a0000ff0100") == nil)
        #expect(link.send("c1018100030100010800ff02001105") == nil)
        #expect(link.send("c0018100030100010800ff0200") == nil)
        #expect(link.refusals.last == Refusal(.none, because: .unconfirmedGet))
    }
}
