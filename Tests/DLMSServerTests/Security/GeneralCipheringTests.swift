import DLMSServer
import DLMSWire
import Testing

/// General-ciphering: the APDU tells its key, the response is protected with one that is found in the same way.
@Suite struct GeneralCipheringTests {
    static let (client, meter) = ("4d4d4d0000bc614e", "4d43530000000001")
    static let transaction = "0102030405060708"
    static let request = header(from: client, to: meter)
    static let response = header(from: meter, to: client)

    static func header(from originator: String, to recipient: String) -> String {
        "08" + transaction + "08" + originator + "08" + recipient + "0000"
    }

    /// A general-ciphering APDU; the tag covers the header too.
    static func ciphered(
        _ apdu: String, _ header: String, keyInfo: String, control: UInt8 = 0x30, counter: UInt32, key: UInt8 = 1
    ) -> String {
        let plain = hex(apdu)
        let nonce = Nonce(sender: SystemTitle(rawValue: 0), counter: counter)
        let isEncrypted = control & 0x20 != 0
        let tag = ([control, 7] + hex(header)).withUnsafeBytes {
            PlainSight.tag(KeyHandle(rawValue: UInt32(key)), nonce, plain, Octets($0), .empty)
        }
        let body = isEncrypted ? plain.map { $0 &+ key } : plain
        let number = (0..<4).map { UInt8(truncatingIfNeeded: counter >> UInt32(24 - 8 * $0)) }
        let contents = [control] + number + body + (control & 0x10 != 0 ? tag : [])
        return "dd" + header + keyInfo + text([UInt8(contents.count)]) + text(contents)
    }

    private func open(suite: UInt8 = 0) throws -> SecureLink {
        let link = SecureLink(client: 5)
        link.server.application.security.suite = suite
        let control = 0x30 | suite
        let aarq = CipheringTests.aarq(
            CipheringTests.ciphered(CipheringTests.initiate, tag: 33, control: control, counter: 1))
        #expect(try #require(link.send(aarq)).hasPrefix("61"))
        return link
    }

    @Test(
        "answers under the unicast key, however the request names it",
        arguments: [("00", "00"), ("010000", "010000")], [UInt8(0x10), 0x20, 0x30])
    func unicast(keyInfo: (request: String, response: String), control: UInt8) throws {
        let link = try open()
        let request = Self.ciphered(
            CipheringTests.getValue, Self.request, keyInfo: keyInfo.request, control: control, counter: 2)
        #expect(
            link.send(request)
                == Self.ciphered(
                    CipheringTests.answer, Self.response, keyInfo: keyInfo.response, control: control, counter: 102))
    }

    @Test("answers under the key that came wrapped, and forgets it") func wrapped() throws {
        let link = try open()
        let key = String(repeating: "4b", count: 16)
        let keyInfo = "01010018" + key + "0000000000000000"
        let request = Self.ciphered(
            CipheringTests.getValue, Self.request, keyInfo: keyInfo, counter: 2, key: 10)
        #expect(
            link.send(request)
                == Self.ciphered(CipheringTests.answer, Self.response, keyInfo: keyInfo, counter: 102, key: 10))
        #expect(link.server.application.security.messageKeys == [hex(key)])
        #expect(link.server.application.security.open == 0)
    }

    @Test("agrees by the Static Unified Model: the transaction makes the key another one") func staticUnified() throws {
        let link = try open(suite: 1)
        let request = Self.ciphered(
            CipheringTests.getValue, Self.request, keyInfo: "0102010200", control: 0x31, counter: 2, key: 10)
        #expect(
            link.send(request)
                == Self.ciphered(
                    CipheringTests.answer, Self.response, keyInfo: "0102010200", control: 0x31, counter: 102, key: 11))
        #expect(
            link.server.application.security.messageKeys.map(text) == [
                Self.transaction + Self.meter, Self.transaction + Self.client,
            ])
        #expect(link.server.application.security.open == 0)
    }

    @Test("agrees by the One-Pass scheme with a key pair for each message, signed") func onePass() throws {
        let link = try open(suite: 1)
        func keyInfo(_ octet: UInt8, signer: String) -> String {
            let key = [UInt8](repeating: octet, count: 64)
            let signature = PlainSight.signature(
                of: key, by: SystemTitle(rawValue: UInt64(signer, radix: 16) ?? 0))
            return "0102010181" + "80" + text(key + signature)
        }
        func request(signer: String) -> String {
            Self.ciphered(
                CipheringTests.getValue, Self.request, keyInfo: keyInfo(0x45, signer: signer), control: 0x31,
                counter: 2, key: 10)
        }
        #expect(link.send(request(signer: Self.meter)) == "d80105")
        #expect(link.lastReason == .signature)
        #expect(
            link.send(request(signer: Self.client))
                == Self.ciphered(
                    CipheringTests.answer, Self.response, keyInfo: keyInfo(0x50, signer: Self.meter), control: 0x31,
                    counter: 102, key: 11))
        #expect(
            link.server.application.security.messageKeys.map(text) == [
                Self.client + Self.meter, Self.meter + Self.client,
            ])
        #expect(link.server.application.security.open == 0)
    }

    @Test(
        "refuses, and says why",
        arguments: [
            ("010002", RefusalReason.unknownKey(choice: 0, id: 2)), ("010001", .noGlobalKey(isBroadcast: true)),
            ("01010118" + String(repeating: "00", count: 24), .unknownKey(choice: 1, id: 1)),
            ("010100024b4b", .keyRefused(.authenticationFailed)), ("0102010300", .unknownKey(choice: 2, id: 3)),
            ("01020000", .unknownKey(choice: 2, id: nil)), ("0102010200", .keyRefused(.invalidKey)),
            ("01020102014b", .unknownKey(choice: 2, id: 2)),
        ])
    func refuses(keyInfo: String, reason: RefusalReason) throws {
        let link = try open()
        let request = Self.ciphered(CipheringTests.getValue, Self.request, keyInfo: keyInfo, counter: 2)
        #expect(link.send(request) == "d80105")
        #expect(link.lastReason == reason)
        #expect(link.server.application.security.open == 0)
    }

    @Test("refuses another recipient, another originator, and a header that was changed") func header() throws {
        let link = try open()
        func send(_ header: String) -> String? {
            link.send(Self.ciphered(CipheringTests.getValue, header, keyInfo: "010000", counter: 2))
        }
        let other = "4d43530000000002"
        #expect(send(Self.header(from: Self.client, to: other)) == "d80105")
        let own = SystemTitle(rawValue: 0x4D43_5300_0000_0001)
        #expect(
            link.lastReason == .recipient(found: SystemTitle(rawValue: 0x4D43_5300_0000_0002), expected: own))
        #expect(send(Self.header(from: other, to: Self.meter)) == "d80105")
        let good = Self.ciphered(CipheringTests.getValue, Self.request, keyInfo: "010000", counter: 2)
        #expect(link.send(good.replacing(Self.transaction, with: "0102030405060709")) == "d80105")
        #expect(link.lastReason == .authenticationTag)
    }

    @Test("refuses every flipped bit of a request, and remembers nothing of it") func flippedBits() throws {
        let link = try open()
        link.server.application.security.policy = [.authenticatedRequest, .encryptedRequest]
        let request = hex(Self.ciphered(CipheringTests.getValue, Self.request, keyInfo: "010000", counter: 2))
        for place in request.indices.dropFirst() {
            for bit in 0..<8 {
                var changed = request
                changed[place] ^= 1 << bit
                #expect(try #require(link.send(text(changed))).hasPrefix("d8"))
            }
        }
        #expect(link.server.application.security.least == 2)
    }
}
