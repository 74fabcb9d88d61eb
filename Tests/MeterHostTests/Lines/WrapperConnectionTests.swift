import DLMSWire
import Glibc
import Testing

@testable import MeterHost

@Suite struct WrapperConnectionTests {
    private let request = wpdu(TestClient.publicAARQ) + wpdu(TestClient.getTime) + wpdu(TestClient.getTime)

    @Test("puts WPDUs together from pieces of any size", arguments: [1, 3, 8, 20, 1000])
    func fragments(size: Int) throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        for start in stride(from: 0, to: request.count, by: size) {
            try client.send(Array(request[start..<min(start + size, request.count)]))
        }
        #expect(try client.receive().first == 0x61)
        #expect(try client.receive().prefix(4) == [0xC4, 1, 0xC1, 0])
        #expect(try client.receive().prefix(4) == [0xC4, 1, 0xC1, 0])
    }

    @Test("answers pipelined requests in their order")
    func pipelining() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        let ids = (0..<200).map { UInt8($0 % 16) }
        try client.send(ids.flatMap { wpdu([0xC0, 1, 0xC0 | $0] + TestClient.getTime.dropFirst(3)) })
        for id in ids { #expect(try client.receive()[2] == 0xC0 | id) }
    }

    @Test("closes on another version and says why")
    func version() throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        try client.send(octets("7EA0070321930F017E"))
        #expect(client.isClosedByMeter())
        #expect(meter.disconnection()?.contains("version") == true)
    }

    @Test("closes on a WPDU that is too long, without waiting for its end")
    func oversize() throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        try client.send(octets("0001 0010 0001 FFFF"))
        #expect(client.isClosedByMeter())
        let reason = try #require(meter.disconnection())
        #expect(reason.contains("65535") && reason.contains("1024"))
    }

    @Test("answers what came before the fault")
    func answersBeforeFault() throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        try client.send(wpdu(TestClient.publicAARQ) + octets("0002 0010 0001 0001 00"))
        #expect(try client.receive().first == 0x61)
        #expect(client.isClosedByMeter())
    }

    @Test("notices a client that goes in the middle of a request")
    func disconnectInside() throws {
        let meter = try TestMeter()
        try meter.connect().send(Array(wpdu(TestClient.getTime).prefix(12)))
        #expect(meter.disconnection() == "closed by the client in the middle of 12 octets")
        #expect(try meter.associated().receiveTime())
    }

    @Test("stops reading from a client that does not read, and goes on when it does")
    func slowReader() throws {
        let meter = try TestMeter()
        let client = try TestClient(port: meter.port, buffers: 4096)
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(try client.receive().first == 0x61)
        client.setTimeout(SO_SNDTIMEO, microseconds: 200_000)
        let batch = Array(repeating: wpdu(TestClient.getTime), count: 1000).flatMap(\.self)
        var sent = 0
        while sent < 100_000_000 {
            let taken = try client.send(batch)
            sent += taken
            if taken < batch.count { break }
        }
        #expect(sent < 100_000_000, "the meter took everything: its answers are not bounded")
        #expect(try meter.associated().receiveTime(), "others are served meanwhile")
        let whole = sent / wpdu(TestClient.getTime).count
        let answers = try (0..<whole).count { _ in try client.receive().first == 0xC4 }
        #expect(answers == whole)
    }

    @Test("reports the release of an association when its connection goes")
    func releaseWithConnection() throws {
        let meter = try TestMeter()
        try meter.associated().close()
        #expect(meter.event { if case .released(let name) = $0.kind { name == "public" } else { false } } != nil)
        #expect(meter.handle.sync { $0.clients.connections.first?.isOpen } == false)
    }
}

extension TestClient {
    /// Asks the meter's time on an open association.
    func receiveTime() throws -> Bool {
        try send(wpdu(Self.getTime))
        return try receive().prefix(4) == [0xC4, 1, 0xC1, 0]
    }
}
