import DLMSServer
import DLMSWire
import MeterDefinition
import Testing

@testable import MeterHost

@Suite("HDLC over TCP")
struct HDLCLineTests {
    private func connected(_ meter: TestMeter) throws -> TestClient {
        let client = try meter.connect()
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        return client
    }

    private func meter() throws -> TestMeter {
        try TestMeter { $0.listeners = [ListenerURL(scheme: .hdlcTCP, port: 0)] }
    }

    private func frames(_ meter: TestMeter) -> [Frame] {
        meter.handle.sync { meter in
            (meter.capture.firstNumber..<meter.capture.nextNumber).compactMap { meter.capture[$0] }
        }
    }

    @Test("frames and APDUs are kept, with their verdicts") func capture() throws {
        let meter = try meter()
        let client = try connected(meter)
        try client.send(HDLCTestFrame.request(TestClient.publicAARQ, ns: 0, nr: 0))
        #expect(try client.receiveFrame().control == "I 0,1 F")
        let summaries = frames(meter).map { FrameSummary($0).service }
        #expect(summaries == ["SNRM P", "UA F", "I 0,0 P", "AARQ", "AARE", "I 0,1 F"])
        #expect(frames(meter).map(\.kind) == [.hdlc, .hdlc, .hdlc, .apdu, .apdu, .hdlc])
    }

    @Test("a wrong check sequence and a wrong address are kept with what would have been right, and not answered")
    func verdicts() throws {
        let meter = try meter()
        let client = try meter.connect()
        var broken = HDLCTestFrame.snrm
        let right = hex(Array(broken[(broken.count - 3)..<(broken.count - 1)]))
        broken[broken.count - 2] ^= 0xFF
        try client.send(broken)
        try client.send(HDLCTestFrame.make(.snrm, to: HDLCAddress(upper: 1, lower: 99, size: 2)))
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        let texts = frames(meter).compactMap(\.verdictText)
        #expect(texts.count == 2)
        #expect(texts[0].hasPrefix("FCS ") && texts[0].hasSuffix("expected \(right)"))
        #expect(texts[1] == "for another meter: the lower address here is 16")
    }

    @Test("a connection shows its parameters and sequence numbers") func status() throws {
        let meter = try meter()
        let client = try connected(meter)
        try client.send(HDLCTestFrame.request(TestClient.publicAARQ, ns: 0, nr: 0))
        _ = try client.receiveFrame()
        let status = meter.handle.sync { $0.clients.connections.first?.linkStatus }
        let connection = try #require(status?.connections.first)
        #expect(connection.peer.client == 16 && connection.vs == 1 && connection.vr == 1)
        #expect(connection.negotiation.agreed.transmitLength == 128 && connection.unacknowledged == 1)
        let left = try #require(status?.timeLeft.first ?? nil)
        #expect(left > .seconds(100) && left <= .seconds(120))
    }

    @Test(
        "faults by hand happen to the frames that are sent, and are told of",
        arguments: [
            ("duplicate", ["UA F", "UA F"]), ("fcs", ["broken"]), ("drop", []),
        ]) func faults(text: String, expected: [String]) throws
    {
        let meter = try meter()
        let client = try meter.connect()
        let fault = try #require(LineFault([text]))
        #expect(meter.perform(.setFault(fault)) == .done("fault on all lines: \(text) next 1"))
        #expect(meter.handle.sync { $0.lineFaults } == ["\(text) next 1"])
        try client.send(HDLCTestFrame.snrm)
        for control in expected { #expect(try client.receiveFrame().control == control) }
        #expect(meter.event { $0.message == "fault by hand: \(text)" } != nil)
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
    }

    @Test("a busy meter answers RNR until the time is over or the faults are taken back") func busy() throws {
        let meter = try meter()
        let client = try connected(meter)
        _ = meter.perform(.setFault(LineFault(.rnr(.seconds(600)))))
        try client.send(HDLCTestFrame.request(TestClient.publicAARQ, ns: 0, nr: 0))
        #expect(try client.receiveFrame().control == "RNR 0 F")
        _ = meter.perform(.clearFaults)
        try client.send(HDLCTestFrame.request(TestClient.publicAARQ, ns: 0, nr: 0))
        #expect(try client.receiveFrame().control == "I 0,1 F")
    }

    @Test("an APDU that nobody asked for leaves in a UI frame when its client gives the turn") func notification()
        throws
    {
        let meter = try meter()
        let client = try connected(meter)
        let link = try #require(meter.handle.sync { $0.clients.connections.first?.link })
        let event = octets("C2 00 0003 0100010800FF 02 06 00000001")
        #expect(!meter.perform(.enqueue(link: link, event, Outgoing(client: 16, server: 1))).isRefused)
        try client.send(HDLCTestFrame.make(.rr(nr: 0)))
        let frame = try client.receiveFrame()
        #expect(frame.control == "UI" && frame.information == [0xE6, 0xE7, 0x00] + event)
        #expect(try client.receiveFrame().control == "RR 0 F")
    }

    @Test("without a connection it leaves by itself, once the line is free") func unaskedNotification() throws {
        let meter = try meter()
        let client = try meter.connect()
        let link = try #require(waitFor { meter.handle.sync { $0.clients.connections.first?.link } })
        let event = octets("C2 00 0003 0100010800FF 02 06 00000001")
        #expect(!meter.perform(.enqueue(link: link, event, Outgoing(client: 16, server: 1))).isRefused)
        let frame = try client.receiveFrame()
        #expect(frame.control == "UI" && frame.information == [0xE6, 0xE7, 0x00] + event)
    }

    @Test("what an echo brings back is known for what it is") func echo() throws {
        let meter = try meter()
        let client = try meter.connect()
        _ = meter.perform(.setFault(LineFault(.echo)))
        try client.send(HDLCTestFrame.snrm)
        #expect(
            try client.receive { $0.count >= HDLCTestFrame.snrm.count ? HDLCTestFrame.snrm.count : nil }
                == HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
    }
}

@Suite("Line faults")
struct LineFaultTests {
    @Test(
        "are read as they are written",
        arguments: [
            "drop next 3", "delay 0.5 next 1", "corrupt p 0.25 seed 7", "rnr 10.0", "silence 2.5", "nr next 1",
        ]) func roundTrip(text: String) throws
    {
        #expect(try #require(LineFault(text.split(separator: " ").map(String.init))).description == text)
    }

    @Test(
        "what cannot be understood is refused", arguments: ["", "drop 3", "delay", "fcs next 0", "nr p 2", "x next 1"])
    func refused(text: String) { #expect(LineFault(text.split(separator: " ").map(String.init)) == nil) }

    @Test("the same seed hits the same frames") func seeds() {
        func hits() -> [Bool] {
            let faults = LineFaults()
            faults.set(LineFault(.drop, .probability(0.3, seed: 9)), at: .zero)
            return (0..<100).map { _ in faults.outcome(of: Octets("abc"), at: .zero) != nil }
        }
        let hits1 = hits()
        #expect(hits1 == hits())
        #expect((10..<60).contains(hits1.count { $0 }))
    }

    @Test("over the wrapper a WPDU goes wrong as well") func wrapper() throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        _ = meter.perform(.setFault(LineFault(.drop)))
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(meter.event { $0.message == "fault by hand: drop" } != nil)
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(try client.receive().first == 0x61)
    }
}

@Suite("Data readout")
struct ReadoutTests {
    @Test("shows the objects that the definition lists, in its order") func listed() throws {
        let text = TestMeter.definition + "\nreadout: [0.0.96.1.1.255, 1.0.1.8.0.255]\n"
        let handle = try MeterHandle(try MeterDefinition.load(text: text, file: "test.yaml"))
        defer { handle.shutdown() }
        let lines = handle.sync { ReadoutLines($0.living).lines }
        #expect(lines.count == 2 && lines[0] == "96.1.1(1234)" && lines[1].hasPrefix("1.8.0("), "\(lines)")
    }

    @Test("without a list shows the registers of electricity") func unlisted() throws {
        let meter = try TestMeter()
        let lines = meter.handle.sync { ReadoutLines($0.living).lines }
        #expect(lines.count == 1 && lines[0].hasPrefix("1.8.0(") && lines[0].hasSuffix("Wh)"), "\(lines)")
    }
}
