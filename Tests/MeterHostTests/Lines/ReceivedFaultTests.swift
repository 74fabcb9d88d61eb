import DLMSServer
import DLMSWire
import MeterDefinition
import Testing

@testable import MeterHost

/// Faults by hand on what the meter receives.
@Suite("Faults on received frames") struct ReceivedFaultTests {
    private func hdlcMeter() throws -> (TestMeter, TestClient) {
        let meter = try TestMeter { $0.listeners = [ListenerURL(scheme: .hdlcTCP, port: 0)] }
        return (meter, try meter.connect())
    }

    private func set(_ text: String, on meter: TestMeter) throws {
        let fault = try #require(LineFault(text.split(separator: " ").map(String.init)))
        #expect(fault.direction == .received)
        #expect(!meter.perform(.setFault(fault)).isRefused)
    }

    private func verdicts(_ meter: TestMeter) -> [FrameVerdict.Code] {
        meter.handle.sync { meter in
            (meter.capture.firstNumber..<meter.capture.nextNumber).compactMap { meter.capture[$0] }
                .filter { $0.direction == .received && $0.kind == .hdlc }.map(\.verdict.code)
        }
    }

    @Test(
        "a frame that does not come whole is not answered, and the one behind it is",
        arguments: [
            ("received drop", FrameVerdict.Code.withheld), ("received fcs", .badFCS), ("received truncate", .broken),
            ("received silence 3600", .withheld),
        ]) func lost(text: String, verdict: FrameVerdict.Code) throws
    {
        let (meter, client) = try hdlcMeter()
        try set(text, on: meter)
        try client.send(HDLCTestFrame.snrm)
        #expect(meter.event { $0.message.hasPrefix("fault by hand: ") } != nil)
        _ = meter.perform(.clearFaults)
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        #expect(verdicts(meter) == [verdict, .taken])
    }

    @Test("a frame that comes twice is answered twice") func duplicate() throws {
        let (meter, client) = try hdlcMeter()
        try set("received duplicate", on: meter)
        try client.send(HDLCTestFrame.snrm)
        for _ in 0..<2 { #expect(try client.receiveFrame().control == "UA F") }
        #expect(meter.event { $0.message == "fault by hand: received duplicate" } != nil)
    }

    @Test("a wrong N(R) is answered with FRMR") func wrongNR() throws {
        let (meter, client) = try hdlcMeter()
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        try set("received nr", on: meter)
        try client.send(HDLCTestFrame.make(.rr(nr: 0)))
        #expect(try client.receiveFrame().control == "FRMR F")
    }

    @Test("what is delayed keeps its place before what follows") func delay() throws {
        let (meter, client) = try hdlcMeter()
        try set("received delay 0.2", on: meter)
        let begin = ContinuousClock.now
        try client.send(HDLCTestFrame.snrm + HDLCTestFrame.make(.rr(nr: 0)))
        #expect(try client.receiveFrame().control == "UA F")
        #expect(try client.receiveFrame().control == "RR 0 F")
        #expect(ContinuousClock.now - begin >= .milliseconds(200))
    }

    @Test("frames meet a fault one by one, however they arrive") func pieces() throws {
        let (meter, client) = try hdlcMeter()
        try set("received drop next 2", on: meter)
        let ready = HDLCTestFrame.make(.rr(nr: 0))
        // One flag between two frames, then a frame in two pieces.
        let stream = HDLCTestFrame.snrm.dropLast() + ready + HDLCTestFrame.snrm.prefix(4)
        try client.send(Array(stream))
        #expect(meter.event { $0.message == "fault by hand: received drop" } != nil)
        try client.send(Array(HDLCTestFrame.snrm.dropFirst(4)))
        #expect(try client.receiveFrame().control == "UA F")
    }

    @Test("over the wrapper a WPDU is lost, or comes later") func wrapper() throws {
        let meter = try TestMeter()
        let client = try meter.connect()
        try set("received drop", on: meter)
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(meter.event { $0.message == "fault by hand: received drop" } != nil)
        try set("received delay 0.2", on: meter)
        let begin = ContinuousClock.now
        try client.send(wpdu(TestClient.publicAARQ) + wpdu(TestClient.getTime))
        #expect(try client.receive().first == 0x61)
        #expect(ContinuousClock.now - begin >= .milliseconds(200))
        #expect(try client.receive().first == 0xC4)
    }

    @Test("an echo and a busy meter are nothing that is received", arguments: ["received echo", "received rnr 1"])
    func refused(text: String) { #expect(LineFault(text.split(separator: " ").map(String.init)) == nil) }

    @Test("what a fault did before stays what it does: sent frames are left alone") func direction() throws {
        let (meter, client) = try hdlcMeter()
        try set("received corrupt p 0.0 seed 1", on: meter)
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        #expect(meter.handle.sync { $0.lineFaults } == ["received corrupt p 0.0 seed 1"])
    }
}
