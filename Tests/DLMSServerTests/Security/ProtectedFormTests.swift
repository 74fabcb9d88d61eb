import DLMSServer
import DLMSWire
import Testing

/// The forms in which services go that nobody asked for, or whose request was not ciphered.
@Suite struct ProtectedFormTests {
    private static let attribute = AttributeDescriptor(
        classID: 1, instance: LogicalName(0, 0, 42, 0, 0, 255), attribute: 2)
    private static let both: Protection = [.authenticatedResponse, .encryptedResponse]
    private static let title = "08" + GeneralCipheringTests.meter

    /// An association with all services; the AARQ has used counter 1, its answer 101.
    private func open(policy: Protection, isDedicated: Bool = false) throws -> SecureLink {
        let link = SecureLink(client: 5)
        let key = isDedicated ? "0110000102030405060708090a0b0c0d0e0f" : "00"
        let initiate = "01" + key + "0000065f1f0400ffffffffff"
        let aarq = CipheringTests.aarq(CipheringTests.ciphered(initiate, tag: 33, counter: 1))
        #expect(try #require(link.send(aarq)).hasPrefix("61"))
        link.server.application.security.policy = policy
        return link
    }

    private func told(
        _ link: SecureLink, isGeneral: Bool,
        _ body: (inout Server<SecureMeter>, Peer, inout ByteWriter) throws(Refusal) -> Void
    ) throws(Refusal) -> String {
        let octets = try encoded { (writer: inout ByteWriter) throws(Refusal) in
            try link.server.notify(
                client: 5, server: 1, isGeneral: isGeneral, in: &link.session, into: &writer, body)
        }
        return text(octets)
    }

    @Test(
        "a DataNotification, which has no glo- or ded- form, goes under general ciphering",
        arguments: [(false, UInt8(219), UInt8(1)), (true, 220, 2)])
    func dataNotification(isDedicated: Bool, tag: UInt8, key: UInt8) throws {
        let link = try open(policy: Self.both, isDedicated: isDedicated)
        let written = try told(link, isGeneral: true) { (server, peer, writer) throws(Refusal) in
            let number = LongInvokeIDAndPriority(rawValue: 0x4000_0007)
            try server.writeDataNotification(number, of: [Self.attribute], for: peer, into: &writer)
        }
        let plain = "0f" + "40000007" + "00" + "112a"
        #expect(written == CipheringTests.ciphered(plain, tag: tag, counter: 102, key: key, title: Self.title))
    }

    @Test(
        "an EventNotification goes under its own form", arguments: [(false, UInt8(202), UInt8(1)), (true, 210, 2)])
    func eventNotification(isDedicated: Bool, tag: UInt8, key: UInt8) throws {
        let link = try open(policy: Self.both, isDedicated: isDedicated)
        let written = try told(link, isGeneral: false) { (server, peer, writer) throws(Refusal) in
            try server.writeEventNotification(of: Self.attribute, for: peer, into: &writer)
        }
        let plain = "c2" + "00" + "000100002a0000ff02" + "112a"
        #expect(written == CipheringTests.ciphered(plain, tag: tag, counter: 102, key: key))
    }

    @Test("what is told is protected as the right asks, where the policy does not") func right() throws {
        let link = try open(policy: [])
        link.server.application.right = [.read, .authenticatedResponse]
        let written = try told(link, isGeneral: true) { (server, peer, writer) throws(Refusal) in
            let number = LongInvokeIDAndPriority(rawValue: 1)
            try server.writeDataNotification(number, of: [Self.attribute], for: peer, into: &writer)
        }
        let plain = "0f" + "00000001" + "00" + "112a"
        #expect(
            written == CipheringTests.ciphered(plain, tag: 219, control: 0x10, counter: 102, title: Self.title))
    }

    @Test("a plain ACCESS that must be answered protected is answered under general ciphering") func access() throws {
        let link = try open(policy: Self.both)
        let answer = link.send("d9" + "40000001" + "00" + "01" + "01" + "000100002a0000ff02" + "0100")
        #expect(try #require(answer).hasPrefix("db" + Self.title))
    }
}
