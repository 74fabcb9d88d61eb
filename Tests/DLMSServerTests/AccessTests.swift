import DLMSServer
import DLMSWire
import Testing

@Suite("ACCESS") struct AccessTests {
    static let data = "01 0001 0000600100ff 02"
    static let register = "01 0003 0100010800ff 02"
    static let missing = "01 0003 0100090900ff 02"
    static let setData = "02 0001 0000600100ff 02"
    static let echo = "03 0009 00000a0000ff 01"

    /// An associated link; `client` 50 has general blocks.
    static func link(client: UInt16 = 51, size: UInt16 = 0, keeping: Int = 512) throws -> Link {
        let link = Link(keeping: keeping)
        _ = try #require(link.send(AARQs.with(size: size), client: client))
        return link
    }

    private static func send(_ link: Link, _ apdu: String) -> String? { link.send(apdu, client: 51) }

    static func request(_ elements: [(specification: String, data: String)], invokeID: String = "40000001") -> String {
        let count = text([UInt8(elements.count)])
        let list = elements.map(\.specification).joined() + count + elements.map(\.data).joined()
        return "d9\(invokeID)00\(count)\(list)"
    }

    private func answer(_ elements: [(specification: String, data: String)], invokeID: String = "40000001") throws
        -> String?
    {
        try Self.send(Self.link(), Self.request(elements, invokeID: invokeID))
    }

    @Test("reads, writes and invokes in one request") func mixed() throws {
        let response = try answer([
            (Self.register, "00"), (Self.setData, "090141"), (Self.data, "00"), (Self.echo, "1107"),
        ])
        #expect(response == text(hex("da 40000001 00 00 04 06000003e8 00 090141 1107 04 0100 0200 0100 0300")))
    }

    @Test("repeats the specifications when the response is to describe itself") func selfDescriptive() throws {
        let response = try answer([(Self.register, "00")], invokeID: "50000002")
        #expect(response == text(hex("da 50000002 00 01 01 \(Self.register) 01 06000003e8 01 0100")))
    }

    @Test("goes on after an error, or does not, as asked", arguments: [("40000001", "0100"), ("60000001", "01fa")])
    func errors(invokeID: String, last: String) throws {
        let response = try answer([(Self.register, "00"), (Self.missing, "00"), (Self.data, "00")], invokeID: invokeID)
        let value = last == "0100" ? "09044d435331" : "00"
        #expect(response == text(hex("da \(invokeID) 00 00 03 06000003e8 00 \(value) 03 0100 0104 \(last)")))
    }

    @Test("does nothing behind an error that ends the processing") func breaks() throws {
        let link = try Self.link()
        _ = Self.send(link, Self.request([(Self.missing, "00"), (Self.setData, "090141")], invokeID: "60000001"))
        #expect(link.server.application.objects[0].values[1] == hex("09044d435331"))
    }

    @Test("tells each kind of failure in its own outcome") func failures() throws {
        let response = try answer([
            ("02 0003 0100010800ff 02", "0600000000"), ("03 0009 00000a0000ff 03", "00"),
            ("03 0009 00000a0000ff 04", "00"), ("01 0001 0100010800ff 02", "00"), ("01 0001 0000600200ff 02", "00"),
        ])
        #expect(response == text(hex("da 40000001 00 00 05 00 00 00 00 00 05 0203 0302 0303 0109 010d")))
    }

    @Test("selects a part of what is read") func selection() throws {
        let response = try answer([("04 0001 0000600100ff 02 02 1109", "00"), ("04 0001 0000600100ff 02 01 00", "00")])
        #expect(response == text(hex("da 40000001 00 00 02 1109 00 02 0100 010d")))
    }

    @Test("answers an unconfirmed request with nothing, and carries it out") func unconfirmed() throws {
        let link = try Self.link()
        #expect(Self.send(link, Self.request([(Self.setData, "090142")], invokeID: "00000001")) == nil)
        #expect(link.server.application.objects[0].values[1] == hex("090142"))
    }

    @Test("carries the time when the request does, and there is a clock") func time() throws {
        let link = try Self.link()
        let stamp = "07e80201040c000000ffc400"
        let request = "d94000000a0c\(stamp)01\(Self.register)0100"
        #expect(Self.send(link, request) == text(hex("da 4000000a 00 00 01 06000003e8 01 0100")))
        let time = DateTime(
            date: CalendarDate(year: 2026, month: 11, dayOfMonth: 25), time: TimeOfDay(hour: 12, minute: 0, second: 0),
            deviation: -60, status: []
        )
        link.server.application.time = time
        let encodedTime = text(encoded { time.encode(into: &$0) })
        #expect(Self.send(link, request) == text(hex("da 4000000a 0c \(encodedTime) 00 01 06000003e8 01 0100")))
    }

    @Test("is refused as a whole when it was not negotiated, or cannot be understood") func refused() throws {
        let link = Link()
        _ = Self.send(link, AARQs.with(conformance: [.get]))
        #expect(Self.send(link, Self.request([(Self.register, "00")])) == "d80102")
        #expect(try Self.send(Self.link(), "d940000001000101000100") == "d80203")
        #expect(try Self.send(Self.link(), "d94000000100 01 \(Self.register) 02 00 00") == "d80203")
    }

    @Test("is enough for an association by itself") func alone() throws {
        let link = Link()
        _ = Self.send(link, AARQs.with(conformance: [.access]))
        #expect(
            Self.send(link, Self.request([(Self.register, "00")])) == text(hex("da40000001000001 06000003e8 01 0100")))
    }

    @Test("refuses what is too long without general blocks, and what there is no memory for") func tooLong() throws {
        let list = "01 0007 0100630100ff 02"
        #expect(try Self.send(Self.link(size: 64), Self.request([(list, "00")])) == "d80104")
        let link = try Self.link(keeping: 16)
        #expect(Self.send(link, Self.request(Array(repeating: (Self.register, "00"), count: 4))) == "d80104")
        #expect(link.refusals.last?.reason == .requestTooLongToKeep(length: 52, limit: 16))
    }

    @Test("reads the same in general blocks as in one piece, what it wrote itself included", arguments: 12...200)
    func inBlocks(size: UInt16) throws {
        let elements = [
            (Self.data, "00"), (Self.setData, "090141"), (Self.missing, "00"), ("01 0007 0100630100ff 02", "00"),
            (Self.echo, "1107"), ("03 0009 00000a0000ff 02", "00"), (Self.data, "00"),
        ]
        let whole = try Self.link(client: 50).send(Self.request(elements, invokeID: "50000001"), client: 50)
        let link = try Self.link(client: 50, size: size, keeping: 1024)
        var client = GeneralClient(link, window: 5)
        #expect(text(try client.call(hex(Self.request(elements, invokeID: "50000001")))) == whole)
        #expect(!link.server.application.openSnapshots.isEmpty)
        _ = link.send("6203800100", client: 50)
        #expect(link.server.application.openSnapshots.isEmpty)
    }
}
