import DLMSServer
import DLMSWire
import Testing

@Suite struct BlockTransferTests {
    /// GET of the array of 302 octets.
    static let request = "c001c100070100630100ff0200"
    static let value = text(SampleMeter.list.values[1])

    private func associated(size: UInt16, keeping: Int = 128) -> Link {
        let link = Link(keeping: keeping)
        _ = link.send(AARQs.with(size: size))
        return link
    }

    @Test(
        "joins to the value, whatever the size",
        arguments: [12, 13, 64, 127, 136, 137, 138, 139, 140, 255, 266, 267, 268, 305])
    func sizes(size: UInt16) throws {
        let link = associated(size: size)
        let answer = try #require(link.send(Self.request))
        #expect(hex(answer).count <= Int(size))
        let first = try #require(Blocks.first(of: answer))
        #expect(first.number == 1)
        #expect(!first.last)
        #expect(Blocks.rest(from: 1, on: link, after: first.data) == Self.value)
        #expect(link.server.application.openSnapshots.isEmpty)
        #expect(link.send("c002c100000001") == "c402c101000000010110")
    }

    @Test("fills each block to the agreed size", arguments: [12, 64, 136, 138, 140, 200, 266, 270])
    func full(size: UInt16) throws {
        let link = associated(size: size)
        let answer = try #require(link.send(Self.request))
        // 0x80 octets of data need a second octet of length, and 0x100 a third: one octet may stay free.
        #expect(hex(answer).count >= Int(size) - 1)
    }

    @Test("sends what fits in one response", arguments: [(306, true), (305, false)]) func edge(size: UInt16, fits: Bool)
    {
        let link = associated(size: size)
        #expect(link.send(Self.request)?.hasPrefix(fits ? "c401c100" : "c402c100") == true)
    }

    @Test("holds the value still until the last block") func frozen() throws {
        let link = associated(size: 100)
        let first = try #require(link.send(Self.request).flatMap(Blocks.first))
        link.server.application.objects[4].values[1] = hex("0100")
        #expect(Blocks.rest(from: 1, on: link, after: first.data) == Self.value)
        #expect(link.send(Self.request) == "c401c1000100")
    }

    @Test("gives up when a value changes its length between blocks") func changed() {
        let link = associated(size: 100)
        link.server.application.ignoresSnapshots = true
        _ = link.send(Self.request)
        link.server.application.objects[4].values[1] = hex("0100")
        #expect(link.send("c002c100000001") == "c402c10100000001010f")
        #expect(link.refusals.map(\.reason) == [.valueChanged(sent: 90)])
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("gives up when the object is gone") func gone() {
        let link = associated(size: 100)
        _ = link.send(Self.request)
        link.server.application.objects.removeAll()
        #expect(link.send("c002c100000001") == "c402c10100000001010f")
        #expect(link.send("c002c100000001") == "c402c101000000010110")
    }

    @Test("refuses another block number, and ends the transfer", arguments: [0, 2, 3, 0xFFFF_FFFF] as [UInt32])
    func wrongNumber(number: UInt32) {
        let link = associated(size: 100)
        _ = link.send(Self.request)
        let asked = String(String(0x1_0000_0000 + UInt64(number), radix: 16).dropFirst())
        #expect(link.send("c002c1\(asked)") == "c402c101\(asked)0113")
        #expect(link.refusals.map(\.reason) == [.blockNumber(asked: number, expected: 1)])
        #expect(link.send("c002c100000001") == "c402c101000000010110")
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("sends the block again that is asked for again") func repeated() throws {
        let link = associated(size: 100)
        let first = try #require(link.send(Self.request).flatMap(Blocks.first))
        let second = try #require(link.send("c002c100000001").flatMap(Blocks.first))
        #expect(link.send("c002c100000001").flatMap(Blocks.first) == second)
        let joined = first.data + second.data
        #expect(Blocks.rest(from: 2, on: link, after: joined) == Self.value)
    }

    @Test("has no next block without a transfer") func nothing() {
        let link = associated(size: 0)
        #expect(link.send("c002c100000001") == "c402c101000000010110")
        #expect(link.refusals.map(\.reason) == [.noLongTransfer])
    }

    @Test(
        "ends the transfer when another request comes",
        arguments: [
            "c001c100030100010800ff0200", "c003c101000301000108 00ff0200", "c101c100010000600100ff0200090141",
            "c301c1000900000a0000ff0100",
        ])
    func aborted(by request: String) {
        let link = associated(size: 100)
        _ = link.send(Self.request)
        #expect(link.server.application.openSnapshots.count == 1)
        _ = link.send(request)
        #expect(link.server.application.openSnapshots.isEmpty)
        #expect(link.send("c002c100000001") == "c402c101000000010110")
    }

    @Test("ends the transfer with the association", arguments: ["6200", AARQs.lowest]) func released(by request: String)
    {
        let link = associated(size: 100)
        _ = link.send(Self.request)
        _ = link.send(request)
        #expect(link.server.application.openSnapshots.isEmpty)
        _ = link.send(AARQs.lowest)
        #expect(link.send("c002c100000001") == "c402c101000000010110")
    }

    @Test("ends the transfer with the link") func linkGone() {
        let link = associated(size: 100)
        _ = link.send(Self.request)
        link.server.close(&link.session)
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("keeps transfers of two clients apart") func twoClients() throws {
        let link = associated(size: 100)
        _ = link.send(AARQs.low("reader01").replacing("ffffff0000", with: "ffffff0040"), client: 32)
        let first = try #require(link.send(Self.request).flatMap(Blocks.first))
        let other = try #require(link.send(Self.request, client: 32).flatMap(Blocks.first))
        #expect(first.data.count > other.data.count)
        #expect(Blocks.rest(from: 1, on: link, after: first.data) == Self.value)
        #expect(link.send("c002c100000001", client: 32).flatMap(Blocks.first)?.number == 2)
    }

    @Test("keeps selection and parameters through all blocks") func selected() throws {
        let link = associated(size: 20)
        let parameters = "0914" + text(Array(0..<20))
        let first = try #require(link.send("c001c100070100630100ff020102\(parameters)").flatMap(Blocks.first))
        #expect(Blocks.rest(from: 1, on: link, after: first.data) == parameters)
    }

    @Test("sends all attributes in blocks") func attributeZero() throws {
        let link = associated(size: 20)
        let first = try #require(link.send("c001c100030100010800ff0000").flatMap(Blocks.first))
        let value = "0203" + "090601000108 00ff06000003e802020f00161e".filter { $0 != " " }
        #expect(Blocks.rest(from: 1, on: link, after: first.data) == value)
    }

    @Test("refuses a long value when blocks were not negotiated") func notNegotiated() {
        let link = Link()
        _ = link.send(AARQs.with(conformance: [.get], size: 100))
        #expect(link.send(Self.request) == "c401c101fa")
        #expect(link.refusals.map(\.reason) == [.responseTooLong(length: 302, limit: 100)])
    }

    @Test("refuses a long value when it cannot keep the request") func tooLongToKeep() {
        let link = associated(size: 100, keeping: 13)
        #expect(link.send(Self.request) == "c401c101fa")
        #expect(link.refusals.map(\.reason) == [.requestTooLongToKeep(length: 14, limit: 13)])
        #expect(associated(size: 100, keeping: 14).send(Self.request)?.hasPrefix("c402c100") == true)
    }

    @Test("refuses a return value that is too long, and says that the method ran") func action() {
        let link = Link()
        _ = link.send(AARQs.with(conformance: [.action], size: 100))
        #expect(link.send("c301c1000900000a0000ff0200") == "c701c1000101fa")
        #expect(link.refusals.map(\.reason) == [.responseTooLong(length: 209, limit: 100)])
    }
}
