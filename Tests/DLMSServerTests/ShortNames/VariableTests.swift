import DLMSServer
import DLMSWire
import Testing

/// Reading and writing variables in one APDU.
@Suite struct VariableTests {
    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var request: String
        var answer: String?
        var reason: RefusalReason?
    }

    private static func target(_ classID: UInt16, _ name: LogicalName, _ number: Int8) -> AttributeDescriptor {
        AttributeDescriptor(classID: classID, instance: name, attribute: number)
    }

    private static let script = LogicalName(0, 0, 10, 0, 0, 255)
    private static let locked = target(1, LogicalName(0, 0, 96, 2, 0, 255), 2)
    private static let register = target(3, LogicalName(1, 0, 1, 8, 0, 255), 2)

    static let cases: [Case] = [
        Case(description: "Read of nothing", request: "0500", answer: "0c00"),
        Case(description: "Read", request: "0501021108", answer: "0c010006000003e8"),
        Case(description: "Read of a logical name", request: "0501021100", answer: "0c010009060100010800ff"),
        Case(
            description: "Read of a name that nothing has", request: "0501021109", answer: "0c010104",
            reason: .undefinedShortName(0x1109)),
        Case(
            description: "Read without the right", request: "0501021308", answer: "0c010103",
            reason: .attributeRight(target(9, script, 2), needed: .read, granted: .write)),
        Case(
            description: "Read that needs protection", request: "0501021508", answer: "0c01010d",
            reason: .protection(locked)),
        Case(
            description: "Read of several, each with its own result", request: "0503021108021109021208",
            answer: "0c030006000003e8010400090c07ea0b19ff120000ffc40000", reason: .undefinedShortName(0x1109)),
        Case(description: "Read of a part", request: "050104140802" + "1105", answer: "0c01001105"),
        Case(
            description: "Read of a part that there is not", request: "050104140803" + "1105", answer: "0c01010d",
            reason: .selectorRefused(target(7, LogicalName(1, 0, 99, 1, 0, 255), 2), selector: 3)),
        Case(description: "method with a parameter", request: "050104138000" + "1107", answer: "0c01001107"),
        Case(description: "method that returns nothing", request: "0501021380", answer: "0c010000"),
        Case(
            description: "method that fails", request: "0501021390", answer: "0c010102",
            reason: .application(target(9, script, 3))),
        Case(
            description: "method without the right", request: "0501021398", answer: "0c010103",
            reason: .methodRight(target(9, script, 4))),
        Case(description: "Write", request: "06010212080109" + "0c07ea0b19ff120000ffc40000", answer: "0d0100"),
        Case(
            description: "Write without the right", request: "0601021108010600000001", answer: "0d010103",
            reason: .attributeRight(register, needed: .write, granted: .read)),
        Case(
            description: "Write of several, each with its own result",
            request: "0602021210021108" + "02" + "100001" + "1105", answer: "0d02000103",
            reason: .attributeRight(register, needed: .write, granted: .read)),
        Case(description: "method by Write", request: "0601021380" + "011107", answer: "0d0100"),
        Case(description: "method by Write, without a parameter", request: "0601021388" + "0100", answer: "0d0100"),
        Case(
            description: "method by Write that fails", request: "0601021390010f00", answer: "0d010102",
            reason: .application(target(9, script, 3))),
        Case(description: "UnconfirmedWrite", request: "16010212100110003c", answer: nil),
        Case(
            description: "UnconfirmedWrite without the right", request: "160102110801" + "1105", answer: nil,
            reason: .attributeRight(register, needed: .write, granted: .read)),
    ]

    @Test("answers", arguments: cases) func answers(_ expected: Case) {
        let link = Link.shortNames()
        #expect(link.ask(expected.request) == expected.answer)
        #expect(link.refusals.map(\.reason) == (expected.reason.map { [$0] } ?? []))
    }

    @Test("keeps what was written") func writes() {
        let link = Link.shortNames()
        #expect(link.ask("06010212100110003c") == "0d0100")
        #expect(link.ask("0501021210") == "0c010010003c")
        #expect(link.ask("160102121001100078") == nil)
        #expect(link.ask("0501021210") == "0c0100100078")
    }

    @Test("tells what was served, by logical name") func reports() {
        let link = Link.shortNames()
        _ = link.ask("0501021108")
        _ = link.ask("06010212100110003c")
        let clock = Self.target(8, LogicalName(0, 0, 1, 0, 0, 255), 3)
        #expect(
            link.events.suffix(2) == [
                .served(.read, Self.register, result: 0), .served(.write, clock, result: 0),
            ])
    }

    @Test("reads the same as by logical name", arguments: 0..<6) func sameValues(object: Int) {
        let link = Link.shortNames()
        _ = link.send(AARQs.lowest)
        let sample = link.server.application.objects[object]
        for attribute in sample.values.indices where sample.access[attribute] == .read {
            let name = 0x1000 + 0x100 * object + 8 * attribute
            let instance = text([sample.name.a, sample.name.b, sample.name.c, sample.name.d, sample.name.e, 255])
            let value = link.send(
                "c001c1" + text([0, UInt8(sample.classID)]) + instance + text([UInt8(attribute + 1), 0]))
            #expect(
                link.ask("050102" + text([UInt8(name >> 8), UInt8(name & 0xFF)]))?.dropFirst(6) == value?.dropFirst(8))
        }
    }
}
