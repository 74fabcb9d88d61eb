import DLMSServer
import DLMSWire
import Testing

@Suite struct AssociationTests {
    /// AARE without user information: result and diagnostic.
    static func aare(_ result: UInt8, source: UInt8 = 1, _ diagnostic: UInt8, context: UInt8 = 1) -> String {
        "a1090607608574050801" + text([context]) + "a2030201" + "0" + "\(result)" + "a305a\(source)030201"
            + text([diagnostic])
    }

    /// An accepted AARE with the negotiated conformance and the meter's PDU size.
    static func accepted(_ conformance: String, size: String = "0400") -> String {
        "6129" + aare(0, 0) + "be10040e0800065f1f0400\(conformance)\(size)0007"
    }

    /// A refusal of ACSE: the user information tells what would have been agreed.
    static func rejected(_ diagnostic: UInt8, source: UInt8 = 1) -> String {
        "6129" + aare(1, source: source, diagnostic) + "be10040e0800065f1f0400" + served + "04000007"
    }

    /// A refusal of xDLMS, with the initiateError.
    static func initiateError(_ error: UInt8, result: UInt8 = 1) -> String {
        "611f" + aare(result, 1) + "be0604040e0106" + text([error])
    }

    /// All that the server serves, as in an AARE.
    static let served = octets(SampleMeter.plainServices)

    private static func octets(_ conformance: Conformance) -> String {
        String(String(0x100_0000 + conformance.rawValue, radix: 16).dropFirst())
    }

    @Test("agrees on the services that are proposed, offered and served") func accepts() {
        let link = Link()
        #expect(link.send(AARQs.greenBook) == Self.accepted("007e1f"))
        let context = NegotiatedContext(
            conformance: Conformance(rawValue: 0x007E1F), maxReceivePDU: 1024, maxSendPDU: 1024
        )
        #expect(link.events == [.associated(link.server.application.offers[0], context)])
        #expect(link.session.openCount == 1)
    }

    @Test("grants no more than is proposed") func intersects() {
        let link = Link()
        #expect(link.send(AARQs.with(conformance: [.get, .multipleReferences])) == Self.accepted("000210"))
    }

    @Test("grants no more than is offered") func offers() {
        let link = Link()
        #expect(link.send(AARQs.lowest, server: 17) == Self.accepted("000010", size: "0040"))
    }

    @Test("takes the smaller of the client's and its own PDU size", arguments: [(0, 1024), (300, 300), (2000, 1024)])
    func sizes(asked: UInt16, agreed: UInt16) {
        let link = Link()
        _ = link.send(AARQs.with(size: asked))
        guard case .associated(_, let context) = link.events.first else { Issue.record("not associated"); return }
        #expect(context.maxSendPDU == agreed)
    }

    @Test("takes the password of low level security") func low() {
        let link = Link()
        #expect(link.send(AARQs.low("reader01"), client: 32) == Self.accepted(Self.served))
        #expect(link.session.openCount == 1)
    }

    @Test("agrees on DLMS version 6 when a newer one is proposed") func newerVersion() {
        let link = Link()
        #expect(link.send(AARQs.with(initiate: "01000000075f1f0400ffffff0000")) == Self.accepted(Self.served))
    }

    @Test("takes a proposed quality of service and agrees on none") func quality() {
        let link = Link()
        #expect(link.send(AARQs.with(initiate: "0100000103065f1f0400ffffff0000")) == Self.accepted(Self.served))
    }

    @Test("answers nothing when no response is allowed, and still associates") func unconfirmed() {
        let link = Link()
        #expect(link.send(AARQs.with(initiate: "0100010000065f1f0400ffffff0000")) == nil)
        #expect(link.session.openCount == 1)
        #expect(link.send("c001c100030100010800ff0200") == nil)
        #expect(link.refusals.map(\.reason) == [.confirmedService(tag: 0xC0)])
        #expect(link.send("c101810001000060010 0ff02000904414243 44") == nil)
        #expect(link.send("6203800100") == nil)
        #expect(link.session.openCount == 0)
    }

    @Test("answers nothing to a refused AARQ when no response is allowed") func unconfirmedRefusal() {
        let link = Link()
        #expect(link.send(AARQs.with(initiate: "0100010000055f1f0400ffffff0000")) == nil)
        #expect(link.refusals.map(\.reason) == [.dlmsVersion(asked: 5, allowed: 6)])
    }

    @Test("starts anew when an AARQ comes on an open association") func again() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send(AARQs.with(conformance: [.get])) == Self.accepted("000010"))
        #expect(link.session.openCount == 1)
        #expect(link.events.count == 3)
        #expect(link.events[1] == .released(link.server.application.offers[0]))
    }

    @Test("ends an open association when the AARQ after it is refused") func againRefused() {
        let link = Link()
        _ = link.send(AARQs.low("reader01"), client: 32)
        #expect(link.send(AARQs.low("wrong"), client: 32) == Self.rejected(13))
        #expect(link.session.openCount == 0)
    }

    @Test("keeps associations of several clients and devices apart") func several() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        _ = link.send(AARQs.low("reader01"), client: 32)
        _ = link.send(AARQs.lowest, server: 17)
        #expect(link.session.openCount == 3)
        #expect(link.send("c101c100010000600100ff02000904414243 44") == "c501c100")
        #expect(link.send("c101c100010000600100ff02000904414243 44", server: 17) == "d80102")
        #expect(link.send("6200") == "6303800100")
        #expect(link.session.openCount == 2)
    }
}
