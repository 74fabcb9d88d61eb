import DLMSServer
import DLMSWire
import Testing

@Suite struct ReleaseTests {
    @Test("releases", arguments: ["6200", "6203800100", "620380011e"]) func releases(rlrq: String) {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send(rlrq) == "6303800100")
        #expect(link.events.last == .released(link.server.application.offers[0]))
        #expect(link.session.openCount == 0)
        #expect(link.send("c001c100030100010800ff0200") == "d80101")
    }

    @Test("answers the InitiateRequest in an RLRQ") func initiates() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(
            link.send("6215800100be10040e01000000065f1f0400001f1fffff")
                == "6315800100be10040e0800065f1f0400\(AssociationTests.served)04000007"
        )
    }

    @Test("has nothing to release without an association") func nothing() {
        let link = Link()
        #expect(link.send("6203800100") == "6303800101")
        #expect(link.refusals == [Refusal(.rlre(reason: 1), because: .noAssociation)])
    }

    @Test(
        "keeps the association when the RLRQ is malformed",
        arguments: ["62", "620280", "6203800100ff", "6205be030401ff"])
    func malformed(rlrq: String) {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send(rlrq) == "6303800101")
        #expect(link.session.openCount == 1)
    }

    @Test("releases what is open when the link goes") func linkGone() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        _ = link.send(AARQs.low("reader01"), client: 32)
        link.server.close(&link.session)
        let offers = link.server.application.offers
        #expect(link.events.suffix(2) == [.released(offers[0]), .released(offers[1])])
        #expect(link.session.openCount == 0)
        link.server.close(&link.session)
        #expect(link.events.count == 4)
    }

    @Test("releases each client by itself, in whatever order they came") func order() {
        let link = Link(associations: 2)
        for _ in 0..<5 {
            _ = link.send(AARQs.lowest)
            _ = link.send(AARQs.low("reader01"), client: 32)
            #expect(link.send("6200") == "6303800100")
            #expect(link.send("c001c100030100010800ff0200", client: 32) == "c401c10006000003e8")
            #expect(link.send("6200", client: 32) == "6303800100")
        }
        #expect(link.session.openCount == 0)
    }
}
