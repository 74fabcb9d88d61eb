import DLMSServer
import DLMSWire
import Testing

/// Each bit of the conformance block: without it its service, or form of a service, is refused, and the others go on.
@Suite("What was not negotiated is refused") struct NotNegotiatedTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let bit: Conformance
        let request: String
        var answer: String? = "d80102"
        var client: UInt16 = 16
        var testDescription: String { "\(bit): \(request.prefix(4))" }
    }

    private static let data = "00010000600100ff02"
    private static let script = "000900000a0000ff01"

    static let logicalNames = [
        Case(bit: .get, request: "c001c1 \(data) 00"),
        Case(bit: .get, request: "c002c1 00000001"),
        Case(bit: .set, request: "c101c1 \(data) 00 0900"),
        Case(bit: .action, request: "c301c1 \(script) 00"),
        Case(bit: .multipleReferences, request: "c003c1 01 \(data) 00"),
        Case(bit: .multipleReferences, request: "c104c1 01 \(data) 00 01 0900"),
        Case(bit: .multipleReferences, request: "c303c1 01 \(script) 01 00"),
        Case(bit: .blockTransferWithSetOrWrite, request: "c102c1 \(data) 00 01 00000001 02 0900"),
        Case(bit: .blockTransferWithAction, request: "c304c1 \(script) 01 00000001 02 1105"),
        Case(bit: .access, request: "d9 40000001 00 01 01 \(data) 01 00", client: 51),
        Case(bit: .generalBlockTransfer, request: "e0 80 0001 0000 00", client: 52),
    ]

    @Test("by logical name", arguments: logicalNames) func logicalName(_ expected: Case) throws {
        let link = Link()
        let others = Conformance(rawValue: 0xFFFFFF).subtracting(expected.bit)
        let aare = try #require(link.send(AARQs.with(conformance: others), client: expected.client))
        #expect(aare.hasPrefix("6129"))
        #expect(link.send(expected.request, client: expected.client) == expected.answer)
        guard case .serviceNotNegotiated(_, let granted)? = link.refusals.last?.reason else {
            return #expect(Bool(false), "\(link.refusals)")
        }
        #expect(granted.isDisjoint(with: expected.bit))
        let next = expected.bit == .get ? "c101c1 \(Self.data) 00 0900" : "c001c1 \(Self.data) 00"
        #expect(link.send(next, client: expected.client)?.prefix(4) == (expected.bit == .get ? "c501" : "c401"))
    }

    static let shortNames = [
        Case(bit: .read, request: "0501021108", answer: "0e050302"),
        Case(bit: .write, request: "060102100801 0900", answer: "0e060302"),
        Case(bit: .unconfirmedWrite, request: "160102100801 0900", answer: nil),
    ]

    @Test("by short name", arguments: shortNames) func shortName(_ expected: Case) {
        let services = Conformance(rawValue: 0xFFFFFF).subtracting(expected.bit)
        let link = Link.shortNames(
            conformance: String(0x100_0000 + services.rawValue, radix: 16).dropFirst().description)
        #expect(link.ask(expected.request) == expected.answer)
        guard case .serviceNotNegotiated? = link.refusals.last?.reason else {
            return #expect(Bool(false), "\(link.refusals)")
        }
        #expect(link.server.application.objects[0].values[1] == hex("09044d435331"))
    }
}
