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

    @Test("lets nobody in during a lock-out, not even who has the right answer to an earlier challenge")
    func lockOut() throws {
        let link = SecureLink(client: 3)
        _ = link.send(Self.aarq())
        link.server.application.lockOut = 30
        #expect(link.send(Self.reply(Self.own + Self.secret)) == "c701c10300")
        #expect(link.lastReason == .lockedOut(seconds: 30))
        #expect(try #require(link.send(Self.aarq())).contains("a203020102a305a10302010d"))
        #expect(link.lastReason == .lockedOut(seconds: 30))
        link.server.application.lockOut = nil
        _ = link.send(Self.aarq())
        #expect(link.session.openCount == 1)
    }

    // MARK: Mechanism 7

    private func pendingSignature() throws -> SecureLink {
        let link = SecureLink(client: 7)
        let body =
            "a109060760857405080101" + "a60a04084d4d4d0000bc614e" + "8a0207808b0760857405080207"
            + "ac0a8008" + "4142434445464748" + "be10040e" + CipheringTests.initiate
        let aare = try #require(link.send("60" + text([UInt8(hex(body).count)]) + body))
        #expect(aare.contains("a40a04084d43530000000001"))
        #expect(aare.contains("aa228020" + Self.ownOfSignature), "a challenge of 32 octets")
        return link
    }

    static let ownOfSignature = String(repeating: "55", count: 32)
    static let (client, meter) = ("4d4d4d0000bc614e", "4d43530000000001")

    private static func signature(of message: String, by signer: String) -> String {
        text(PlainSight.signature(of: hex(message), by: SystemTitle(rawValue: UInt64(signer, radix: 16) ?? 0)))
    }

    @Test("signs titles and challenges, each side its own first") func signatures() throws {
        let link = try pendingSignature()
        let (ours, theirs) = ("4142434445464748", Self.ownOfSignature)
        let answer = Self.signature(of: Self.client + Self.meter + theirs + ours, by: Self.client)
        let proof = Self.signature(of: Self.meter + Self.client + ours + theirs, by: Self.meter)
        #expect(link.send(Self.reply(answer)) == "c701c10001000940" + proof)
        #expect(link.server.application.associated == 1)
    }

    @Test("refuses a wrong signature, and one that it has no certificate for") func wrongSignature() throws {
        var link = try pendingSignature()
        #expect(link.send(Self.reply(Self.client)) == "c701c10300")
        #expect(link.lastReason == .authentication(mechanism: 7))
        link = try pendingSignature()
        link.server.application.security.certified = SystemTitle(rawValue: 1)
        #expect(link.send(Self.reply(Self.client)) == "c701c10300")
        #expect(link.lastReason == .noCertificate(of: SystemTitle(rawValue: 0x4D4D_4D00_00BC_614E)))
    }

    @Test("asks a client that signs for its system title") func untitled() {
        let link = SecureLink(client: 7)
        _ = link.send(Self.aarq().replacing("60857405080203", with: "60857405080207"))
        #expect(link.lastAnswer == .aare(result: 1, source: 1, diagnostic: 3))
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
