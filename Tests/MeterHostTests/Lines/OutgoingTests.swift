import DLMSServer
import DLMSWire
import Testing

@testable import MeterHost

@Suite("APDUs that nobody asked for") struct OutgoingTests {
    private static let event = octets("C2 00 0003 0100010800FF 02 06000003E8")
    private static let notification = octets("0F 40000007 00 020109")

    private func notify(_ meter: TestMeter, _ apdu: [UInt8], _ change: (inout Outgoing) -> Void = { _ in })
        -> CommandOutcome
    {
        var outgoing = Outgoing(client: 16, server: 1)
        change(&outgoing)
        let link = meter.handle.sync { $0.clients.connections.last?.link ?? 0 }
        return meter.perform(.enqueue(link: link, apdu, outgoing))
    }

    private func notes(_ meter: TestMeter) -> [String] {
        meter.handle.sync { meter in
            (meter.log.firstNumber..<(meter.log.firstNumber + meter.log.count)).compactMap { number in
                if case .note(let text)? = meter.log[number]?.kind, text.hasPrefix("notification") { text } else { nil }
            }
        }
    }

    @Test("go to the client between its answers") func event() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        #expect(notify(meter, Self.event) == .done("queued 16 octets for client 16"))
        #expect(try client.receive() == Self.event)
        try client.send(wpdu(TestClient.getTime))
        #expect(try client.receive().first == 0xC4)
        #expect(notes(meter) == ["notification sent"])
    }

    @Test("wait for their confirmation, the next one with them") func confirmed() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        _ = notify(meter, Self.notification) { $0.confirmation = .init() }
        _ = notify(meter, Self.event)
        #expect(try client.receive() == Self.notification)
        try client.send(wpdu(TestClient.getTime))
        #expect(try client.receive().first == 0xC4)
        try client.send(wpdu(octets("10 40000007 00")))
        #expect(try client.receive() == Self.event)
        #expect(notes(meter) == ["notification confirmed", "notification sent"])
    }

    @Test("come again when they are not confirmed, and are given up at last") func repeated() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        _ = notify(meter, Self.notification) {
            $0.confirmation = .init(timeout: .milliseconds(20), repetitions: 1)
        }
        _ = notify(meter, Self.event)
        #expect(try client.receive() == Self.notification)
        #expect(try client.receive() == Self.notification)
        #expect(try client.receive() == Self.event)
        #expect(notes(meter) == ["notification given up: never confirmed", "notification sent"])
    }

    @Test("go in general blocks when they are too long") func long() throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        try client.send(wpdu(TestClient.getTime))
        #expect(try client.receive() == [0xD8, 1, 1])
        let body = [UInt8](repeating: 0x55, count: 3000)
        let apdu = octets("0F 00000007 00 09820BB8") + body
        _ = notify(meter, apdu)
        var joined: [UInt8] = []
        for (number, control): (UInt8, UInt8) in [(1, 0x40), (2, 0x40), (3, 0xC0)] {
            let block = try client.receive()
            #expect(block.prefix(6) == [0xE0, control, 0, number, 0, 0])
            joined += block[6] == 0x82 ? block[9...] : block[(block[6] == 0x81 ? 8 : 7)...]
        }
        #expect(joined == apdu)
    }

    @Test("are refused where there is no connection, or too much waits") func refused() throws {
        let meter = try TestMeter()
        #expect(meter.perform(.enqueue(link: 77, Self.event, Outgoing(client: 16, server: 1))).isRefused)
        let client = try meter.associated()
        for _ in 0..<16 { #expect(!notify(meter, Self.notification) { $0.confirmation = .init() }.isRefused) }
        #expect(notify(meter, Self.event) == .refused("not queued: 16 APDUs wait already"))
        #expect(try client.receive() == Self.notification)
    }
}
