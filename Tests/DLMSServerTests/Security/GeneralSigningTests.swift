import DLMSServer
import DLMSWire
import Testing

/// General-signing, alone and with ciphering around it or within.
@Suite struct GeneralSigningTests {
    typealias Ciphering = GeneralCipheringTests

    /// A signed APDU: the signature covers the header, and the content without its length.
    static func signed(_ content: String, from originator: String, to recipient: String) -> String {
        let header = Ciphering.header(from: originator, to: recipient)
        let signer = SystemTitle(rawValue: UInt64(originator, radix: 16) ?? 0)
        let signature = PlainSight.signature(of: hex(header + content), by: signer)
        return "df" + header + text([UInt8(hex(content).count)]) + content + "40" + text(signature)
    }

    private static func request(_ content: String) -> String {
        signed(content, from: Ciphering.client, to: Ciphering.meter)
    }

    private static func response(_ content: String) -> String {
        signed(content, from: Ciphering.meter, to: Ciphering.client)
    }

    private func open(policy: Protection = []) throws -> SecureLink {
        let link = SecureLink(client: 5)
        link.server.application.security.suite = 1
        let aarq = CipheringTests.aarq(
            CipheringTests.ciphered(CipheringTests.initiate, tag: 33, control: 0x31, counter: 1))
        #expect(try #require(link.send(aarq)).hasPrefix("61"))
        link.server.application.security.policy = policy
        return link
    }

    @Test("answers signed as it was asked, and to the same transaction") func signature() throws {
        let link = try open(policy: .signedRequest)
        #expect(link.send(Self.request(CipheringTests.getValue)) == Self.response(CipheringTests.answer))
    }

    @Test("answers ciphered and signed, one within the other as in the request", arguments: [true, false])
    func nested(isSignedOutside: Bool) throws {
        let link = try open()
        func ciphered(_ apdu: String, tag: UInt8, counter: UInt32) -> String {
            CipheringTests.ciphered(apdu, tag: tag, control: 0x31, counter: counter)
        }
        func general(_ apdu: String, _ header: String, counter: UInt32) -> String {
            Ciphering.ciphered(apdu, header, keyInfo: "010000", control: 0x31, counter: counter)
        }
        let (request, response) =
            isSignedOutside
            ? (
                Self.request(ciphered(CipheringTests.getValue, tag: 200, counter: 2)),
                Self.response(ciphered(CipheringTests.answer, tag: 204, counter: 102))
            )
            : (
                general(Self.request(CipheringTests.getValue), Ciphering.request, counter: 2),
                general(Self.response(CipheringTests.answer), Ciphering.response, counter: 102)
            )
        #expect(link.send(request) == response)
    }

    @Test("signs where policy or right asks for it, although the request was not signed", arguments: [true, false])
    func demanded(byPolicy: Bool) throws {
        let link = try open(policy: byPolicy ? .signedResponse : [])
        if !byPolicy { link.server.application.right = [.read, .signedResponse] }
        let answer = try #require(link.send(CipheringTests.getValue))
        #expect(answer.hasPrefix("df00" + "08" + Ciphering.meter + "08" + Ciphering.client + "0000"))
        #expect(answer.contains(CipheringTests.answer))
    }

    @Test("refuses what policy and right want signed and is not") func unsigned() throws {
        let link = try open(policy: .signedRequest)
        #expect(link.send(CipheringTests.getValue) == "d80101")
        #expect(link.lastReason == .protectionMissing(needed: .signedRequest, found: []))
        link.server.application.security.policy = []
        link.server.application.right = [.read, .signedRequest]
        #expect(link.send(CipheringTests.getValue) == "c401c1010d")
        #expect(link.send(Self.request(CipheringTests.getValue)) == Self.response(CipheringTests.answer))
    }

    @Test("refuses two signatures, and a signer without a certificate") func refuses() throws {
        let link = try open()
        #expect(link.send(Self.request(Self.request(CipheringTests.getValue))) == "d80105")
        #expect(link.lastReason == .nesting(tag: 223))
        link.server.application.security.certified = SystemTitle(rawValue: 1)
        #expect(link.send(Self.request(CipheringTests.getValue)) == "d80105")
        #expect(link.lastReason == .noCertificate(of: SystemTitle(rawValue: 0x4D4D_4D00_00BC_614E)))
    }

    @Test("refuses every flipped bit of a request") func flippedBits() throws {
        let link = try open(policy: .signedRequest)
        let request = hex(Self.request(CipheringTests.getValue))
        for place in request.indices.dropFirst() {
            for bit in 0..<8 {
                var changed = request
                changed[place] ^= 1 << bit
                #expect(try #require(link.send(text(changed))).hasPrefix("d8"))
            }
        }
    }
}
