import DLMSServer
import DLMSWire
import Testing

/// Ciphered associations, with cryptography in plain sight: what is protected, what is let through, what is refused.
@Suite struct CipheringTests {
    static let initiate = "01000000065f1f040000001bffff"
    static let getValue = "c001c1000100002a0000ff0200"
    static let answer = "c401c100112a"

    /// An APDU under a service's tag, the tag of authentication computed as the meter's security does.
    static func ciphered(
        _ apdu: String, tag: UInt8, control: UInt8 = 0x30, counter: UInt32, key: UInt8 = 1, title: String = ""
    ) -> String {
        let plain = hex(apdu)
        let isEncrypted = control & 0x20 != 0
        let nonce = Nonce(sender: SystemTitle(rawValue: 0), counter: counter)
        let additional: [UInt8] = [control, 7]
        let sum = additional.withUnsafeBytes {
            PlainSight.tag(KeyHandle(rawValue: UInt32(key)), nonce, plain, Octets($0), .empty)
        }
        let body = isEncrypted ? plain.map { $0 &+ key } : plain
        let authentication = control & 0x10 != 0 ? sum : []
        let octets =
            [control] + hex(String(0x1_0000_0000 + UInt64(counter), radix: 16).dropFirst().description)
            + body + authentication
        return text([tag]) + title + text([UInt8(octets.count)]) + text(octets)
    }

    static func aarq(_ information: String) -> String {
        let count = hex(information).count
        let body =
            "a109060760857405080103" + "a60a04084d4d4d0000bc614e" + "be" + text([UInt8(count + 2), 4, UInt8(count)])
            + information
        return "60" + text([UInt8(hex(body).count)]) + body
    }

    /// A link with an association open; the AARQ has used counter 1, its answer 101.
    private func open(policy: Protection = [], dedicatedKey: String? = nil) throws -> SecureLink {
        let link = SecureLink(client: 5)
        link.server.application.security.policy = policy
        let key = dedicatedKey.map { "0101" + text([UInt8(hex($0).count)]) + $0 + "0000065f1f040000001bffff" }
        let answer = link.send(Self.aarq(Self.ciphered(key ?? Self.initiate, tag: 33, counter: 1)))
        #expect(try #require(answer).hasPrefix("61"))
        #expect(link.server.application.associated == 1)
        return link
    }

    @Test("names itself in the AARE, and ciphers the InitiateResponse as the request was") func aare() throws {
        let link = SecureLink(client: 5)
        let answer = try #require(link.send(Self.aarq(Self.ciphered(Self.initiate, tag: 33, counter: 1))))
        #expect(answer.contains("a40a04084d43530000000001"))
        #expect(answer.contains("281f3000000065"))
    }

    @Test(
        "answers in the form of the request",
        arguments: [
            (UInt8(200), UInt8(204), UInt8(0x30), ""), (200, 204, 0x10, ""), (200, 204, 0x20, ""),
            (219, 219, 0x30, "084d4d4d0000bc614e"),
        ])
    func forms(request: UInt8, response: UInt8, control: UInt8, title: String) throws {
        let link = try open()
        let answer = link.send(Self.ciphered(Self.getValue, tag: request, control: control, counter: 2, title: title))
        let own = title.isEmpty ? "" : "084d43530000000001"
        #expect(answer == Self.ciphered(Self.answer, tag: response, control: control, counter: 102, title: own))
    }

    @Test("takes a dedicated key from the InitiateRequest, and forgets it at the end") func dedicatedKey() throws {
        let link = try open(dedicatedKey: "000102030405060708090a0b0c0d0e0f")
        #expect(
            link.send(Self.ciphered(Self.getValue, tag: 208, counter: 2, key: 2))
                == Self.ciphered(Self.answer, tag: 212, counter: 102, key: 2))
        #expect(link.server.application.security.dedicated != nil)
        #expect(link.send("6200") == "6303800100")
        #expect(link.server.application.security.dedicated == nil)
    }

    @Test("refuses a ded- APDU without a dedicated key") func noDedicatedKey() throws {
        let link = try open()
        #expect(link.send(Self.ciphered(Self.getValue, tag: 208, counter: 2, key: 2)) == "d80105")
        #expect(link.lastReason == .noDedicatedKey)
    }

    @Test("serves a plain request in plain, unless the policy or the right asks for more") func plain() throws {
        let link = try open()
        #expect(link.send(Self.getValue) == Self.answer)
        link.server.application.right = [.read, .encryptedResponse, .authenticatedResponse]
        #expect(link.send(Self.getValue) == Self.ciphered(Self.answer, tag: 204, counter: 102))
        link.server.application.right = [.read, .authenticatedRequest]
        #expect(link.send(Self.getValue) == "c401c1010d")
        #expect(
            link.send(Self.ciphered(Self.getValue, tag: 200, control: 0x10, counter: 2))
                == Self.ciphered(Self.answer, tag: 204, control: 0x10, counter: 103))
    }

    @Test("refuses what has less protection than the policy demands", arguments: [UInt8(0x10), 0x20])
    func policy(control: UInt8) throws {
        let link = try open(policy: [.authenticatedRequest, .encryptedRequest])
        #expect(link.send(Self.getValue) == "d80101")
        #expect(link.send(Self.ciphered(Self.getValue, tag: 200, control: control, counter: 2)) == "d80101")
        guard case .protectionMissing = link.lastReason else { return #expect(Bool(false), "another reason") }
    }

    @Test("refuses a counter that does not grow, and says which it expects") func replay() throws {
        let link = try open()
        let request = Self.ciphered(Self.getValue, tag: 200, counter: 66)
        #expect(link.send(request) != nil)
        #expect(link.send(request) == "d80206" + "00000043")
        #expect(link.lastReason == .invocationCounter(received: 66, least: 67))
        #expect(link.send(Self.ciphered(Self.getValue, tag: 200, counter: 65)) == "d80206" + "00000043")
    }

    @Test("refuses every flipped bit of a request, and remembers nothing of it") func flippedBits() throws {
        let link = try open(policy: [.authenticatedRequest, .encryptedRequest])
        let request = hex(Self.ciphered(Self.getValue, tag: 200, counter: 2))
        for place in request.indices.dropFirst(2) {
            for bit in 0..<8 {
                var changed = request
                changed[place] ^= 1 << bit
                #expect(try #require(link.send(text(changed))).hasPrefix("d8"))
            }
        }
        #expect(link.server.application.security.least == 2)
    }

    @Test(
        "refuses another sender, suite, and a compressed APDU",
        arguments: [
            (ciphered(getValue, tag: 219, counter: 2, title: "084d4d4d0000bc614f"), "d80105"),
            (ciphered(getValue, tag: 200, control: 0x31, counter: 2), "d80105"),
            (ciphered(getValue, tag: 200, control: 0xB0, counter: 2), "d80105"),
        ])
    func others(request: String, answer: String) throws {
        #expect(try open().send(request) == answer)
    }

    @Test("refuses an AARQ without a title, one with a wrong tag, and a plain one where the policy asks for more")
    func refusedAARQs() throws {
        let link = SecureLink(client: 5)
        let good = Self.aarq(Self.ciphered(Self.initiate, tag: 33, counter: 1))
        let untitled = good.replacing("a60a04084d4d4d0000bc614e", with: "").replacing("6048", with: "603c")
        _ = link.send("60" + text([UInt8(hex(untitled).count - 2)]) + untitled.dropFirst(4))
        #expect(link.lastAnswer == .aare(result: 1, source: 1, diagnostic: 3))
        _ = link.send(text(hex(good).dropLast() + [0]))
        #expect(link.lastAnswer == .aare(result: 1, source: 1, diagnostic: 13))
        link.server.application.security.policy = .authenticatedRequest
        _ = link.send(Self.aarq(Self.initiate))
        #expect(link.lastReason == .protectionMissing(needed: .authenticatedRequest, found: []))
        #expect(link.server.application.associated == 0)
    }
}
