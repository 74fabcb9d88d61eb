import DLMSServer
import DLMSWire
import Testing

/// Opening an association with short names, and how requests are refused as a whole.
@Suite struct ShortNameAssociationTests {
    @Test("grants the services of short names and names the base name FA00") func opens() {
        let answer = Link().send(AARQs.shortNames(), client: 33)
        #expect(
            answer == "6129a109060760857405080102a203020100a305a103020100be10040e0800065f1f0400"
                + "1c1ba0" + "0400" + "fa00")
    }

    @Test("answers the InitiateRequest in an RLRQ with the same name") func releases() {
        let answer = Link.shortNames().ask("6215800100be10040e01000000065f1f0400ffffff0000")
        #expect(answer?.hasSuffix("fa00") == true)
    }

    @Test("refuses logical names where short names are offered") func otherContext() {
        let link = Link()
        #expect(link.send(AARQs.lowest, client: 33)?.contains("a203020101a305a103020102") == true)
        #expect(link.refusals.map(\.reason) == [.applicationContext(asked: 1, allowed: 2)])
    }

    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var request: String
        var answer: String
    }

    static let cases: [Case] = [
        Case(description: "a Read cut off", request: "05010211", answer: "0e050300"),
        Case(description: "a Read with octets left over", request: "050102110800", answer: "0e050300"),
        Case(description: "a choice that there is not", request: "0501090100", answer: "0e050300"),
        Case(description: "a Write without a value", request: "060102120800", answer: "0e060300"),
        Case(description: "a block in a list", request: "0502021108050001", answer: "0e050300"),
        Case(
            description: "a Read that is too long", request: "05" + String(repeating: "00", count: 1024),
            answer: "0e050301"),
        Case(
            description: "a GET", request: "c001c100030100010800ff0200", answer: "d80102"),
    ]

    @Test("refuses", arguments: cases) func refuses(_ expected: Case) {
        #expect(Link.shortNames().ask(expected.request) == expected.answer)
    }

    @Test("says in a Read or Write that no association is open") func noAssociation() {
        #expect(Link().ask("0501021108") == "0e050201")
        #expect(Link().ask("060102120801" + "0f00") == "0e060201")
        // A client of logical names, or of nothing, hears what it hears of every service.
        #expect(Link().send("0501021108", client: 16) == "d80101")
    }

    @Test("refuses what was not negotiated") func notNegotiated() {
        let reads = Link.shortNames(conformance: "100000")
        #expect(reads.ask("0501021108") == "0c010006000003e8")
        #expect(reads.ask("0502021108021000") == "0e050302")
        #expect(reads.ask("0601021208010f00") == "0e060302")
        #expect(reads.ask("05010414080202" + "0203") == "0e050300")
        #expect(reads.ask("050104140802" + "1105") == "0c01010d")
        #expect(reads.refusals.last?.reason == .selectorNotNegotiated(Self.list, selector: 2))
    }

    @Test("serves no Read to a client of logical names") func logicalNames() {
        let link = Link()
        #expect(link.send(AARQs.lowest)?.contains("a203020100") == true)
        #expect(link.send("0501021108") == "d80102")
    }

    static let list = AttributeDescriptor(classID: 7, instance: LogicalName(1, 0, 99, 1, 0, 255), attribute: 2)
}
