import DLMSServer
import DLMSWire
import Testing

/// What the server tells a client without being asked.
@Suite("Notifications") struct NotificationTests {
    private let link = Link()

    /// Associates client 16 with these services, and writes what `body` says.
    private func told(
        _ conformance: Conformance, isGeneral: Bool = false,
        _ body: @escaping (inout Server<SampleMeter>, Peer, inout ByteWriter) throws(Refusal) -> Void
    ) throws(Refusal) -> String {
        _ = link.send(AARQs.with(conformance: conformance))
        let octets = try encoded { (writer: inout ByteWriter) throws(Refusal) in
            try link.server.notify(
                client: 16, server: 1, isGeneral: isGeneral, in: &link.session, into: &writer, body)
        }
        return text(octets)
    }

    private func event(_ conformance: Conformance, object: Int = 1, attribute: Int8 = 2) throws(Refusal) -> String {
        try told(conformance) { (server, peer, writer) throws(Refusal) in
            let attribute = SampleMeter.attribute(attribute, ofObject: object)
            try server.writeEventNotification(of: attribute, for: peer, into: &writer)
        }
    }

    @Test("an event names its attribute and gives its value") func event() throws {
        #expect(try event([.get, .eventNotification]) == "c2" + "00" + "00030100010800ff02" + "06000003e8")
    }

    @Test(
        "values go as they are, several of them in a structure",
        arguments: [([2], "06000003e8"), ([2, 3], "0202" + "06000003e8" + "02020f00161e")] as [([Int8], String)])
    func data(attributes: [Int8], body: String) throws {
        let written = try told([.get, .dataNotification], isGeneral: true) { (server, peer, writer) throws(Refusal) in
            let attributes = attributes.map { SampleMeter.attribute($0, ofObject: 1) }
            let number = LongInvokeIDAndPriority(rawValue: 0x4000_0007)
            try server.writeDataNotification(number, of: attributes, for: peer, into: &writer)
        }
        #expect(written == "0f" + "40000007" + "00" + body)
    }

    @Test("nothing is told that was not negotiated") func notNegotiated() {
        #expect(throws: Refusal.self) { try event([.get]) }
        #expect(throws: OutgoingFault.notNegotiated(tag: 0xC2, granted: [.get])) {
            try link.session.admitOutgoing(tag: 0xC2, client: 16, server: 1)
        }
        #expect(throws: Never.self) { try link.session.admitOutgoing(tag: 0xC2, client: 99, server: 1) }
    }

    @Test("nothing is told that the client may not read") func rights() {
        #expect(throws: Refusal.self) { try event([.get, .eventNotification], object: 3) }
    }

    @Test("nothing is told without an association") func noAssociation() {
        #expect(throws: Refusal(.none, because: .noAssociation)) {
            var writer = ByteWriter(UnsafeMutableRawBufferPointer(start: nil, count: 0))
            try link.server.notify(
                client: 16, server: 1, isGeneral: false, in: &link.session, into: &writer
            ) { (_, _, _) throws(Refusal) in }
        }
    }

    @Test("a confirmation for which nobody waits is not answered") func lateConfirmation() {
        _ = link.send(AARQs.with(conformance: [.get, .dataNotification]))
        #expect(link.send("100000000700") == nil)
    }
}
