import DLMSServer
import DLMSWire
import Testing

/// High level security and ciphering with short names.
@Suite struct ShortNameSecurityTests {
    static let readValue = "0501020108"
    static let value = "0c0100112a"

    private static func byShortName(_ aarq: String, context: String) -> String {
        aarq.replacing("6085740508010" + (context == "2" ? "1" : "3"), with: "6085740508010" + context)
            .replacing("5f1f040000001bffff", with: "5f1f0400ffffffffff")
    }

    private func pending() -> SecureLink {
        let link = SecureLink(client: 33)
        _ = link.send(Self.byShortName(HighLevelTests.aarq(), context: "2"))
        #expect(link.session.openCount == 1)
        return link
    }

    /// The answer to the meter's challenge, as an octet-string.
    static let answer = "0914" + HighLevelTests.own + HighLevelTests.secret

    @Test("takes the answer as the parameter of a Read, and returns its own") func proofByRead() {
        let link = pending()
        #expect(link.send(Self.readValue) == "0e050201")
        #expect(link.lastReason == .authenticationPending)
        let proof = "4142434445464748" + HighLevelTests.secret
        #expect(link.send("050104fa5800" + Self.answer) == "0c010009" + "0c" + proof)
        #expect(link.server.application.associated == 1)
        #expect(link.send(Self.readValue) == Self.value)
    }

    @Test("takes the answer in a Write, which returns nothing") func proofByWrite() {
        let link = pending()
        #expect(link.send("060102fa5801" + Self.answer) == "0d0100")
        #expect(link.send(Self.readValue) == Self.value)
    }

    @Test(
        "ends the association on a wrong answer",
        arguments: [("050104fa580009024142", "0c010103"), ("060102fa580109024142", "0d010103")])
    func wrong(request: String, answer: String) {
        let link = pending()
        #expect(link.send(request) == answer)
        #expect(link.lastReason == .authentication(mechanism: 3))
        #expect(link.send(Self.readValue) == "0e050201")
    }

    @Test(
        "serves nothing else before the proof",
        arguments: [
            ("050102fa58", "0e050201"), ("060102010801" + answer, "0e060201"), ("0502" + "02fa5802fa58", "0e050201"),
        ])
    func nothingElse(request: String, answer: String) {
        let link = pending()
        #expect(link.send(request) == answer)
        #expect(link.lastReason == .authenticationPending)
    }

    // MARK: Ciphered

    /// An association in which counter 1 is used, and 101 of the meter.
    private func open(dedicatedKey: Bool = false) throws -> SecureLink {
        let link = SecureLink(client: 35)
        link.server.application.security.policy = .all
        let key = dedicatedKey ? "0110000102030405060708090a0b0c0d0e0f" : "00"
        let initiate = "01" + key + "0000065f1f0400ffffffffff"
        let aarq = CipheringTests.aarq(CipheringTests.ciphered(initiate, tag: 33, counter: 1))
        let answer = try #require(link.send(Self.byShortName(aarq, context: "4")))
        #expect(answer.contains("60857405080104"))
        return link
    }

    @Test(
        "answers a Read and a Write under the tags of their services",
        arguments: [
            (false, UInt8(37), UInt8(44), readValue, value), (false, 38, 45, "06010201080109024142", "0d010103"),
            (true, 69, 76, readValue, value), (true, 70, 77, "06010201080109024142", "0d010103"),
        ])
    func forms(isDedicated: Bool, request: UInt8, response: UInt8, plain: String, answer: String) throws {
        let link = try open(dedicatedKey: isDedicated)
        let key: UInt8 = isDedicated ? 2 : 1
        #expect(
            link.send(CipheringTests.ciphered(plain, tag: request, counter: 2, key: key))
                == CipheringTests.ciphered(answer, tag: response, counter: 102, key: key))
    }

    @Test("never answers an unconfirmed Write, genuine or not", arguments: [UInt8(54), 86]) func unconfirmed(
        tag: UInt8
    ) throws {
        let link = try open(dedicatedKey: true)
        let key: UInt8 = tag == 54 ? 1 : 2
        let request = CipheringTests.ciphered("16010201080109024142", tag: tag, counter: 2, key: key)
        #expect(link.send(request) == nil)
        #expect(link.lastReason == .noWriting)
        #expect(link.send(text(hex(request).dropLast() + [0])) == nil)
        #expect(link.lastReason == .invocationCounter(received: 2, least: 3))
    }

    @Test("refuses by ConfirmedServiceError, protected once the request was genuine") func refuses() throws {
        let link = try open()
        #expect(link.send(Self.readValue) == "0e050501")
        #expect(link.lastReason == .protectionMissing(needed: [.authenticatedRequest, .encryptedRequest], found: []))
        let request = CipheringTests.ciphered(Self.readValue, tag: 37, counter: 2)
        #expect(link.send(text(hex(request).dropLast() + [0])) == "0e050006")
        #expect(link.lastReason == .authenticationTag)
        #expect(
            link.send(CipheringTests.ciphered("0501", tag: 37, counter: 2))
                == CipheringTests.ciphered("0e050300", tag: 46, counter: 102))
    }

    @Test("tells the expected counter in an exception-response, the only APDU with a place for it") func replay() throws
    {
        let link = try open()
        #expect(link.send(CipheringTests.ciphered(Self.readValue, tag: 37, counter: 1)) == "d80206" + "00000002")
    }
}

extension Protection {
    fileprivate static let all: Self = [
        .authenticatedRequest, .encryptedRequest, .authenticatedResponse, .encryptedResponse,
    ]
}

extension RefusalReason {
    /// Nothing of the meter can be written.
    fileprivate static let noWriting = attributeRight(
        AttributeDescriptor(classID: 1, instance: LogicalName(0, 0, 42, 0, 0, 255), attribute: 2), needed: .write,
        granted: .read)
}
