import DLMSServer
import DLMSWire
import Testing

@Suite("General block transfer") struct GeneralBlockTests {
    static let getList = hex("c001c1 0007 0100630100ff 0200")
    static let setData = hex("c101c1 0001 0000600100ff 0200 0981c8") + [UInt8](repeating: 0x41, count: 200)

    static func link(size: UInt16 = 64, keeping: Int = 512) throws -> Link {
        try AccessTests.link(client: 50, size: size, keeping: keeping)
    }

    private static func blocks(_ link: Link, _ apdu: [UInt8]) -> [TestBlock] {
        link.exchange(apdu, client: 50).compactMap { TestBlock($0) }
    }

    private static func acknowledge(_ number: UInt16, _ ack: UInt16, window: UInt8) -> [UInt8] {
        TestBlock(isLast: true, isStreaming: false, window: window, number: number, ack: ack, data: []).octets
    }

    @Test("answers a plain request with one block, then with as many as the client takes") func windows() throws {
        let link = try Self.link()
        let first = Self.blocks(link, Self.getList)
        #expect(first.map(\.number) == [1])
        #expect(first.map(\.ack) == [0])
        #expect(!first[0].isStreaming && !first[0].isLast && first[0].window == 63)
        let window = Self.blocks(link, Self.acknowledge(1, 1, window: 3))
        #expect(window.map(\.number) == [2, 3, 4])
        #expect(window.map(\.ack) == [1, 1, 1])
        #expect(window.map(\.isStreaming) == [true, true, false])
        let rest = Self.blocks(link, Self.acknowledge(2, 4, window: 63))
        #expect(rest.map(\.number) == [5, 6])
        #expect(rest.map(\.isLast) == [false, true])
        #expect(rest.map(\.isStreaming) == [true, false])
        #expect(link.exchange(Self.acknowledge(3, 6, window: 63), client: 50).isEmpty)
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("sends no APDU longer than the client takes", arguments: 12...140) func sizes(size: UInt16) throws {
        let link = try Self.link(size: size)
        let whole = try Self.link(size: 0).send(Self.getList, client: 50)
        var client = GeneralClient(link, window: 1)
        #expect(try client.call(Self.getList) == whole)
        let again = link.exchange(Self.getList, client: 50)
        #expect(again.allSatisfy { $0.count <= Int(size) && $0.count > Int(size) - 3 })
    }

    @Test("sends lost blocks again, and only those that are asked for") func recovery() throws {
        let link = try Self.link()
        _ = link.exchange(Self.getList, client: 50)
        let window = Self.blocks(link, Self.acknowledge(1, 1, window: 4))
        // 3 is missing; then the client goes on behind 5.
        #expect(Self.blocks(link, Self.acknowledge(2, 2, window: 1)).map(\.data) == [window[1].data])
        #expect(Self.blocks(link, Self.acknowledge(3, 5, window: 4)).map(\.number) == [6])
        // The last one again.
        #expect(Self.blocks(link, Self.acknowledge(4, 5, window: 4)).map(\.isLast) == [true])
        // All of it, from the first.
        #expect(Self.blocks(link, Self.acknowledge(5, 0, window: 63)).map(\.number) == [1, 2, 3, 4, 5, 6])
    }

    @Test("takes a long request in blocks", arguments: [1, 7, 50, 300]) func longRequest(size: Int) throws {
        let link = try Self.link(size: 0)
        var client = GeneralClient(link, window: 1, blockSize: size)
        #expect(text(try client.call(Self.setData)) == "c501c100")
        #expect(link.server.application.objects[0].values[1] == Array(Self.setData[13...]))
    }

    @Test("answers in blocks what was asked in blocks") func follows() throws {
        let link = try Self.link(size: 0)
        let request = TestBlock(
            isLast: true, isStreaming: false, window: 1, number: 1, ack: 0, data: hex("c001c1 0003 0100010800ff 0200"))
        let answer = TestBlock(
            isLast: true, isStreaming: false, window: 63, number: 1, ack: 1, data: hex("c401c100 06000003e8"))
        #expect(Self.blocks(link, request.octets) == [answer])
    }

    @Test("leaves a plain request to the blocks of its service, where both were negotiated") func both() throws {
        let link = Link(keeping: 512)
        _ = link.send(AARQs.with(size: 64), client: 52)
        #expect(link.exchange(Self.getList, client: 52).first?.first == 0xC4)
        var client = GeneralClient(link, sap: 52, window: 2, blockSize: 100)
        #expect(try client.call(Self.getList).count == 306)
    }

    @Test("asks again for blocks of a request that were lost", arguments: 1...20) func lostRequest(seed: UInt64) throws
    {
        let link = try Self.link()
        var client = GeneralClient(link, window: 3, blockSize: 9, loss: 30, seed: seed)
        #expect(text(try client.call(Self.setData)) == "c501c100")
        #expect(link.server.application.objects[0].values[1] == Array(Self.setData[13...]))
    }

    @Test("carries an unconfirmed request out without a word") func unconfirmed() throws {
        let link = try Self.link()
        var request = Self.setData
        request[2] = 0x81
        let parts = [Array(request[..<100]), Array(request[100...])]
        for (index, part) in parts.enumerated() {
            let block = TestBlock(
                isLast: index == 1, isStreaming: false, window: 0, number: UInt16(index + 1), ack: 0, data: part)
            #expect(link.exchange(block.octets, client: 50).isEmpty)
        }
        #expect(link.server.application.objects[0].values[1] == Array(Self.setData[13...]))
    }

    @Test("ends when either side gives up") func abort() throws {
        let link = try Self.link()
        _ = link.exchange(Self.getList, client: 50)
        #expect(link.server.application.openSnapshots.count == 1)
        #expect(link.exchange(Self.acknowledge(0, 0, window: 0), client: 50).isEmpty)
        #expect(link.server.application.openSnapshots.isEmpty)
        #expect(link.exchange(Self.acknowledge(2, 1, window: 1), client: 50) == [hex("d80101")])
        _ = link.exchange(Self.getList, client: 50)
        #expect(link.send("c001c100030100010800ff0200", client: 50) == "c401c10006000003e8")
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("refuses acknowledgements of blocks that were not sent") func wrongNumber() throws {
        let link = try Self.link()
        _ = link.exchange(Self.getList, client: 50)
        #expect(link.exchange(Self.acknowledge(1, 2, window: 1), client: 50) == [hex("d80101")])
        #expect(link.refusals.last?.reason == .blockNumber(asked: 1, expected: 1))
    }

    @Test("refuses a request that is longer than the memory") func tooLong() throws {
        let link = try Self.link(keeping: 100)
        var client = GeneralClient(link, window: 1, blockSize: 50)
        #expect(throws: GeneralClient.Refused.self) { try client.call(Self.setData) }
        #expect(link.refusals.last?.reason == .requestTooLong(length: 150, limit: 100))
    }

    @Test("refuses inside blocks what it refuses outside", arguments: ["60", "e0", "01", "c002c100000001", ""])
    func insides(apdu: String) throws {
        let block = TestBlock(isLast: true, isStreaming: false, window: 1, number: 1, ack: 0, data: hex(apdu))
        #expect(try !Self.link().exchange(block.octets, client: 50).isEmpty)
    }

    @Test("is refused where it was not negotiated") func notNegotiated() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send("e0810001000000") == "d80102")
    }

    @Test("gives up a value that changes") func changes() throws {
        let link = try Self.link()
        link.server.application.ignoresSnapshots = true
        _ = link.exchange(Self.getList, client: 50)
        link.server.application.objects[4].values[1] = [0x00]
        #expect(link.exchange(Self.acknowledge(1, 1, window: 3), client: 50) == [hex("d80101")])
        #expect(link.server.application.openSnapshots.isEmpty)
    }
}

/// Methods, whose outcome cannot be had a second time.
@Suite("Methods in general blocks") struct GeneralActionTests {
    /// Method 2 of the script returns 203 octets; with a list, the echo as well.
    static let requests = [
        "c301c1 0009 00000a0000ff 02 00", "c303c1 02 0009 00000a0000ff 02 0009 00000a0000ff 01 02 00 1107",
    ]

    @Test("returns the same in blocks as in one piece, asked in one piece or in blocks", arguments: requests, [nil, 5])
    func returns(request: String, blockSize: Int?) throws {
        let whole = try #require(try GeneralBlockTests.link(size: 0).send(text(hex(request)), client: 50))
        for window: UInt8 in [1, 5, 63] {
            var client = GeneralClient(
                try GeneralBlockTests.link(), window: window, blockSize: blockSize, loss: 20, seed: UInt64(window))
            #expect(text(try client.call(hex(request))) == whole)
        }
    }
}
