import DLMSServer
import DLMSWire
import Testing

/// The four passes of high level security; digests are in plain sight: the message itself.
@Suite struct HighLevelTests {
    /// Challenge "ABCDEFGH".
    static func aarq(challenge: String = "4142434445464748") -> String {
        let count = UInt8(hex(challenge).count)
        let body =
            "a109060760857405080101" + "8a0207808b0760857405080203" + "ac" + text([count + 2, 0x80, count]) + challenge
            + "be10040e" + CipheringTests.initiate
        return "60" + text([UInt8(hex(body).count)]) + body
    }

    static let own = String(repeating: "55", count: 16)
    static let secret = "53454352"
    static func reply(_ octets: String) -> String {
        "c301c1000f0000280000ff010109" + text([UInt8(hex(octets).count)]) + octets
    }

    @Test("accepts with a challenge, and is pending until the client has answered it") func fourPasses() throws {
        let link = SecureLink(client: 3)
        let aare = try #require(link.send(Self.aarq()))
        #expect(aare.contains("a203020100a305a10302010e"))
        #expect(aare.contains("88020780890760857405080203aa128010" + Self.own))
        #expect(link.send(CipheringTests.getValue) == "d80101")
        #expect(link.lastReason == .authenticationPending)
        #expect(link.server.application.associated == 0)
        let proof = "4142434445464748" + Self.secret
        #expect(link.send(Self.reply(Self.own + Self.secret)) == "c701c1000100090c" + proof)
        #expect(link.server.application.associated == 1)
        #expect(link.send(CipheringTests.getValue) == CipheringTests.answer)
    }

    @Test("ends the association on a wrong answer") func wrongAnswer() throws {
        let link = SecureLink(client: 3)
        _ = link.send(Self.aarq())
        #expect(link.send(Self.reply(Self.own + "53454353")) == "c701c10300")
        #expect(link.lastReason == .authentication(mechanism: 3))
        #expect(link.send(Self.reply(Self.own + Self.secret)) == "d80101")
        #expect(link.lastReason == .noAssociation)
        #expect(link.server.application.associated == 0)
    }

    @Test("takes challenges of 8 to 64 octets", arguments: [7, 8, 64, 65]) func lengths(count: Int) throws {
        let link = SecureLink(client: 3)
        _ = link.send(Self.aarq(challenge: String(repeating: "41", count: count)))
        #expect(link.session.openCount == ((8...64).contains(count) ? 1 : 0))
        if count < 8 || count > 64 { #expect(link.lastReason == .challengeLength(count)) }
    }

    @Test(
        "refuses the weaker ways in",
        arguments: [
            "601da109060760857405080101be10040e" + CipheringTests.initiate,
            aarq().replacing("60857405080203", with: "60857405080201"),
            aarq().replacing("60857405080203", with: "60857405080202"),
        ])
    func weaker(aarq: String) throws {
        let link = SecureLink(client: 3)
        #expect(try #require(link.send(aarq)).contains("a203020101"))
        #expect(link.session.openCount == 0)
    }
}
