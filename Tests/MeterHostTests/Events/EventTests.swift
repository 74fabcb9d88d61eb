import DLMSServer
import DLMSWire
import Testing

@testable import MeterHost

@Suite struct EventTests {
    private let origin = MeterEvent.Origin(line: "tcp://127.0.0.1:4059", peer: "127.0.0.1:5", link: 1)
    private let clock = AttributeDescriptor(
        classID: 8, instance: LogicalName(0, 0, 1, 0, 0, 255), attribute: 2)

    private func event(_ kind: MeterEvent.Kind) -> MeterEvent {
        MeterEvent(time: 1_795_379_465_123, origin: origin, client: 16, server: 1, kind: kind)
    }

    @Test("a request is one line of JSON")
    func request() {
        let line = event(.request(.get, clock, result: 0)).json.line
        #expect(
            line == """
                {"time":"2026-11-22T20:31:05.123Z","event":"request","line":"tcp://127.0.0.1:4059",\
                "peer":"127.0.0.1:5","client":16,"server":1,"service":"get","class":8,"obis":"0.0.1.0.0.255","id":2,\
                "result":"success"}
                """)
    }

    @Test("a refusal says what was answered, why, what was asked and what is allowed")
    func refusal() {
        let refusal = Refusal(
            .dataAccessResult(.readWriteDenied), because: .attributeRight(clock, needed: .write, granted: .read))
        let line = event(.refused(refusal)).json.line
        #expect(
            line.contains(
                """
                "answer":"data-access-result read-write-denied","reason":"access right missing",\
                "asked":"write 0.0.1.0.0.255 /2 of class 8","allowed":"read","class":8
                """))
    }

    @Test("a wrong password is told by lengths only")
    func password() {
        let refusal = Refusal(
            .aare(result: 1, source: 1, diagnostic: 13), because: .password(receivedLength: 5, expectedLength: 8))
        #expect(
            RefusalText(refusal).line
                == "wrong password (asked 5 octets, allowed 8 octets): AARE rejected-permanent, authentication-failure")
    }

    @Test("members without a value are null, so that readers find them")
    func nulls() {
        let line = event(.refused(Refusal(.none, because: .noAssociation))).json.line
        #expect(line.contains(#""asked":null,"allowed":null"#))
    }

    @Test("the log keeps the last events")
    func ring() {
        let log = EventLog(limit: 3)
        for number in 1...5 { log.append(MeterEvent(time: Int64(number), kind: .note("\(number)"))) }
        #expect((log.firstNumber, log.nextNumber, log.count) == (3, 6, 3))
        #expect((3...5).map { log[$0]?.time } == [3, 4, 5])
        #expect(log[2] == nil && log[6] == nil)
    }

    @Test("clients, refusals and requests are counted")
    func counters() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        #expect(try client.receiveTime())
        try client.send(wpdu(octets("C001C1 0008 0000010000FF 63 00")))
        #expect(try client.receive().prefix(4) == [0xC4, 1, 0xC1, 1])
        let connection = try #require(meter.handle.sync { $0.clients.connections.first })
        #expect(connection.counters.framesReceived == 3 && connection.counters.framesSent == 3)
        #expect(connection.counters.requests == 2 && connection.counters.refusals == 1)
        #expect(connection.associations.map(\.name) == ["public"])
        #expect(connection.lastRefusal.map { RefusalText($0.refusal).reason } == "no such attribute")
    }
}
