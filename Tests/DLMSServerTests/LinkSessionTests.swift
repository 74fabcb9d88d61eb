import DLMSServer
import DLMSWire
import Testing

@Suite struct LinkSessionTests {
    /// Sends an APDU to a server of the caller's, and returns the answer.
    private func send<Application: DataInterface & ~Copyable>(
        _ apdu: String, to server: inout Server<Application>, _ session: inout LinkSession
    ) -> String {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 1)
        defer { buffer.deallocate() }
        var writer = ByteWriter(buffer)
        _ = hex(apdu).withUnsafeBytes { octets in
            server.receive(
                Octets(octets), client: 16, server: 1, in: &session, at: .seconds(5), response: &writer
            )
        }
        return text(writer.written.array)
    }

    @Test("lives in memory that its maker gives") func givenMemory() {
        let size = LinkSession.memorySize(associations: 2, keeping: 64)
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: size, alignment: LinkSession.memoryAlignment
        )
        defer { memory.deallocate() }
        var server = Server(SampleMeter.standard)
        var session = LinkSession(link: 3, associations: 2, memory: memory)
        #expect(session.limit == 2)
        _ = send(AARQs.with(size: 100), to: &server, &session)
        #expect(session.openCount == 1)
        #expect(send(BlockTransferTests.request, to: &server, &session).hasPrefix("c402c10000000001"))
        #expect(send("c002c100000001", to: &server, &session).hasPrefix("c402c10000000002"))
    }

    @Test("knows when it heard of the client last") func lastHeard() {
        var server = Server(SampleMeter.standard)
        var session = LinkSession(link: 3)
        #expect(session.lastHeard == .zero)
        _ = send("00", to: &server, &session)
        #expect(session.lastHeard == .seconds(5))
    }

    @Test("serves without memory to keep requests in, but nothing in blocks") func keepingNothing() {
        let link = Link(keeping: 0)
        _ = link.send(AARQs.with(size: 100))
        #expect(link.send("c001c100030100010800ff0200") == "c401c10006000003e8")
        #expect(link.send(BlockTransferTests.request) == "c401c101fa")
    }

    @Test("grants only the services that the application wants") func services() {
        var server = Server(ReadOnlyMeter())
        var session = LinkSession(link: 3)
        #expect(send(AARQs.lowest, to: &server, &session) == AssociationTests.accepted("000010"))
        #expect(send("c101c100010000600100ff0200090141", to: &server, &session) == "d80102")
        #expect(send("c001c100010000600100ff0200", to: &server, &session) == "c401c1001107")
        #expect(Server<ReadOnlyMeter>.served == .get)
    }
}

/// An application that wants to be read and nothing else: one value for every attribute of every object.
private struct ReadOnlyMeter: DataInterface {
    static var services: Conformance { .get }

    func association(client: UInt16, server: UInt16) -> AssociationOffer? {
        AssociationOffer(index: 0, client: client, server: server, conformance: Conformance(rawValue: 0xFFFFFF))
    }

    func hasLogicalDevice(_ server: UInt16) -> Bool { true }
    func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict { .accepted }

    func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        .found(ObjectHandle(rawValue: 0))
    }

    func attributeCount(of object: ObjectHandle) -> UInt8 { 2 }
    func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? { .read }
    func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? { nil }

    func read(_ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter) throws(DataAccessResult) {
        writer.unsigned(7)
    }

    func write(_ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader) throws(DataAccessResult) {
        throw .readWriteDenied
    }

    func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) {
        throw .readWriteDenied
    }
}
