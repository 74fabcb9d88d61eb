import DLMSServer
import DLMSWire
import Testing

/// Associations that are there from the start.
@Suite struct PreEstablishedTests {
    private static let get = "c001c100030100010800ff0200"
    private static let answer = "c401c10006000003e8"

    /// A link to a meter whose association with client 16 is pre-established.
    private func link(associations: Int = 4) -> Link {
        var meter = SampleMeter.standard
        for place in meter.offers.indices where meter.offers[place].client == 16 {
            meter.offers[place].isPreEstablished = true
        }
        return Link(meter, associations: associations)
    }

    @Test("serves without an AARQ, with all services that are offered") func serves() {
        let link = link()
        #expect(link.send(Self.get) == Self.answer)
        #expect(link.session.openCount == 1)
        guard case .associated(let offer, let context)? = link.events.first else { return #expect(Bool(false)) }
        #expect(offer.isPreEstablished)
        #expect(context.conformance == SampleMeter.plainServices)
    }

    @Test("refuses an AARQ, and goes on") func aarq() throws {
        let link = link()
        #expect(try #require(link.send(AARQs.lowest)).contains("a203020101"))
        #expect(link.refusals.last?.reason == .preEstablished)
        #expect(link.send(Self.get) == Self.answer)
        #expect(try #require(link.send(AARQs.lowest)).contains("a203020101"))
        #expect(link.send(Self.get) == Self.answer)
    }

    @Test("ignores a release") func release() {
        let link = link()
        #expect(link.send("6200") == nil)
        #expect(link.refusals.last == Refusal(.none, because: .preEstablished))
        #expect(link.send(Self.get) == Self.answer)
    }

    @Test("leaves other clients their AARQ") func others() {
        let link = link()
        #expect(link.send(Self.get, client: 32) == "d80101")
        #expect(link.refusals.last?.reason == .noAssociation)
    }

    @Test("needs a place on the link as any other") func place() {
        let link = link(associations: 1)
        _ = link.send(AARQs.with(), client: 50)
        #expect(link.send(Self.get) == "d80101")
    }
}
