import DLMSServer
import DLMSWire
import Testing

@Suite("Numbered HDLC frames") struct HDLCTransferTests {
    /// A connected script in which the meter answers 10 octets to anything, in segments of 5 with the LLC header.
    static func connected(window: UInt32 = 1) -> Script {
        var settings = HDLCSettings()
        settings.offer = HDLCParameters(
            transmitLength: 5, receiveLength: 8, transmitWindow: window, receiveWindow: window)
        var script = Script(settings)
        script.station.answer = { _ in Array(1...10) }
        _ = script.send("SNRM P 818006 0701 07 0801 07")
        return script
    }

    static let request = "I 0,0 P E6E600 C0"
    static let segments = ["I 0,1 F S E6E7000102", "I 1,1 F S 0304050607", "I 2,1 F 08090A"]

    @Test("a long response goes out segment by segment, as the client asks for it") func segmented() {
        var script = Self.connected()
        #expect(script.send(Self.request) == [Self.segments[0]])
        #expect(script.send("RR 1 P") == [Self.segments[1]])
        #expect(script.send("RR 2 P") == [Self.segments[2]])
        #expect(script.send("RR 3 P") == ["RR 1 F"])
        #expect(script.station.events.count == 2)
    }

    @Test("a window of frames goes out in one turn, the last one with the final bit") func window() {
        var script = Self.connected(window: 2)
        #expect(script.send(Self.request) == ["I 0,1 S E6E7000102", Self.segments[1]])
        #expect(script.send("RR 2 P") == [Self.segments[2]])
        script = Self.connected(window: 7)
        #expect(script.send(Self.request) == ["I 0,1 S E6E7000102", "I 1,1 S 0304050607", Self.segments[2]])
        #expect(script.line.status(of: 0)?.unacknowledged == 3)
    }

    @Test("a lost response is sent again, whatever the client asks with") func lostResponse() {
        var script = Self.connected()
        #expect(script.send(Self.request) == [Self.segments[0]])
        #expect(script.send("RR 0 P") == [Self.segments[0]])
        #expect(script.send(Self.request) == [Self.segments[0]])
        #expect(script.verdict == .outOfSequence(expected: 1))
        #expect(script.line.status(of: 0)?.retransmissions == 2)
        #expect(script.station.sent.suffix(2).map(\.isRepeated) == [true, true])
        #expect(script.send("RR 1 P") == [Self.segments[1]])
        #expect(script.station.events.count == 2, "served once")
    }

    @Test("of a window only what was lost is sent again, and new frames behind it") func lostInWindow() {
        var script = Self.connected(window: 2)
        _ = script.send(Self.request)
        #expect(script.send("RR 1 P") == ["I 1,1 S 0304050607", Self.segments[2]])
        #expect(script.send("RR 3 P") == ["RR 1 F"])
    }

    @Test("the last segment lost is sent again before the next request is taken") func busy() {
        var script = Self.connected()
        script.station.answer = { $0 }
        #expect(script.send("I 0,0 P E6E600 C0") == ["I 0,1 F E6E700C0".replacing(" ", with: " ")])
        // The client goes on without having the answer.
        #expect(script.send("I 1,0 P E6E600 C1") == ["I 0,1 F E6E700C0"])
        #expect(script.verdict == .busy)
        #expect(script.send("I 1,1 P E6E600 C1") == ["I 1,2 F E6E700C1"])
        #expect(script.station.events.count == 3)
    }

    @Test("a request in segments is served when it is whole") func segmentedRequest() {
        var script = Self.connected()
        script.station.answer = { _ in [0xC4] }
        #expect(script.send("I 0,0 P S E6E600 C0010203") == ["RR 1 F"])
        #expect(script.send("I 1,0 P S 0405") == ["RR 2 F"])
        #expect(script.send("I 2,0 P 06") == ["I 0,3 F E6E700C4"])
        let peer = HDLCPeer(client: 16, server: 1, connection: 0)
        #expect(script.station.events.last == .apdu([0xC0, 1, 2, 3, 4, 5, 6], peer))
    }

    @Test("a window of segments is answered once") func requestWindow() {
        var script = Self.connected(window: 3)
        script.station.answer = { _ in [0xC4] }
        #expect(script.send("I 0,0 S E6E600 C0", "I 1,0 S 01", "I 2,0 P 02") == ["I 0,3 F E6E700C4"])
    }

    @Test("a segment lost on the way in is asked for, and what came behind it is not taken") func lostSegment() {
        var script = Self.connected(window: 3)
        script.station.answer = { _ in [0xC4] }
        #expect(script.send("I 0,0 S E6E600 C0", "I 2,0 P 02") == ["RR 1 F"])
        #expect(script.verdict == .outOfSequence(expected: 1))
        #expect(script.send("I 1,0 S 01", "I 2,0 P 02") == ["I 0,3 F E6E700C4"])
        let peer = HDLCPeer(client: 16, server: 1, connection: 0)
        #expect(script.station.events.last == .apdu([0xC0, 1, 2], peer))
    }

    @Test("sequence numbers go round") func modulo() {
        var script = Script()
        _ = script.send("SNRM P")
        for number in 0..<20 {
            let (this, next) = (number % 8, (number + 1) % 8)
            #expect(script.send("I \(this),\(this) P E6E600 C0") == ["I \(this),\(next) F E6E700C0"])
        }
    }

    @Test("RNR holds information back until the client is ready") func peerBusy() {
        var script = Self.connected()
        _ = script.send(Self.request)
        #expect(script.send("RNR 1 P") == ["RR 1 F"])
        #expect(script.line.status(of: 0)?.isPeerBusy == true)
        #expect(script.send("RR 1 P") == [Self.segments[1]])
    }

    @Test("a meter made busy answers RNR and takes nothing") func meterBusy() {
        var script = Script()
        _ = script.send("SNRM P")
        script.line.busyUntil = .seconds(3)
        #expect(script.send("I 0,0 P E6E600 C0") == ["RNR 0 F"])
        #expect(script.send("RR 0 P") == ["RNR 0 F"])
        _ = script.wait(.seconds(3))
        #expect(script.send("I 0,0 P E6E600 C0") == ["I 0,1 F E6E700C0"])
    }

    @Test("a request without an answer is acknowledged") func silent() {
        var script = Script()
        script.station.answer = { _ in nil }
        _ = script.send("SNRM P")
        #expect(script.send("I 0,0 P E6E600 C0") == ["RR 1 F"])
    }

    @Test("what the meter has more goes out when the client gives it the turn") func more() {
        var script = Script()
        _ = script.send("SNRM P")
        script.station.more = [[0xE0, 2], [0xE0, 3]]
        #expect(script.send("I 0,0 P E6E600 E001") == ["I 0,1 F E6E700E001"])
        #expect(script.send("RR 1 P") == ["I 1,1 F E6E700E002"])
        #expect(script.send("RR 2 P") == ["I 2,1 F E6E700E003"])
        #expect(script.send("RR 3 P") == ["RR 1 F"])
    }

    @Test("a request longer than the memory reaches the meter one octet too long, not cut to fit") func tooLongRequest()
    {
        var script = Script(request: 10)
        _ = script.send("SNRM P")
        _ = script.send("I 0,0 P S E6E600 C0 01 02 03 04 05 06 07", "I 1,0 P S 08 09 0A 0B 0C", "I 2,0 P 0D")
        let peer = HDLCPeer(client: 16, server: 1, connection: 0)
        #expect(script.station.events.last == .apdu([0xC0] + Array(1...10), peer))
    }

    @Test(
        "an APDU without the LLC header of a command goes nowhere", arguments: ["E6E700C0", "C001", "E6E601C0", "E6"])
    func wrongLLC(information: String) {
        var script = Script()
        _ = script.send("SNRM P")
        #expect(script.send("I 0,0 P \(information)") == ["RR 1 F"])
        guard case .wrongLLC = script.verdict else {
            Issue.record("\(String(describing: script.verdict))")
            return
        }
        #expect(script.send("I 1,0 P E6E600 C0") == ["I 0,2 F E6E700C0"])
    }
}

@Suite("Frames that break the rules of HDLC") struct HDLCRejectTests {
    struct Case: Sendable {
        var frame: String
        var answer: String
    }

    /// Control field, V(R) and V(S) around a zero, cause; one frame each way has been sent.
    static let cases = [
        Case(frame: "E3 P", answer: "FRMR F F32201"),
        Case(frame: "09 P", answer: "FRMR F 192201"),
        Case(frame: "RR 1 P 0102", answer: "FRMR F 312203"),
        Case(frame: "RR 2 P", answer: "FRMR F 512208"),
        Case(frame: "RNR 7 P", answer: "FRMR F F52208"),
        Case(frame: "I 1,5 P E6E600", answer: "FRMR F B22208"),
        Case(
            frame: "I 1,1 P E6E600 " + String(repeating: "00", count: 126), answer: "FRMR F 322204"
        ),
    ]

    @Test("are answered with FRMR, which says why", arguments: cases) func reject(example: Case) {
        var script = Script(length: 256)
        script.line.settings.offer = HDLCParameters()
        _ = script.send("SNRM P")
        _ = script.send("I 0,0 P E6E600 C0")
        #expect(script.send(example.frame) == [example.answer])
        #expect(script.line.status(of: 0)?.isRejected == true)
        #expect(script.send("I 1,1 P E6E600 C1") == [example.answer], "until the link is set up again")
        #expect(script.send("SNRM P").count == 1)
        #expect(script.send("I 0,0 P E6E600 C1") == ["I 0,1 F E6E700C1"])
    }

    @Test("a rejected link can be disconnected") func disconnect() {
        var script = Script()
        _ = script.send("SNRM P")
        _ = script.send("RR 3 P")
        #expect(script.send("DISC P") == ["UA F"])
        #expect(script.send("RR 0 P") == ["DM F"])
    }
}
