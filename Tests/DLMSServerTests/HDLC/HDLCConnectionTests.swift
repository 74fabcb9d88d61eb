import DLMSServer
import DLMSWire
import Testing

/// What UA says where nothing but the defaults was asked and offered.
let defaultParameters = "818012050180060180070400000001080400000001"

@Suite("Connecting over HDLC") struct HDLCConnectionTests {
    @Test("SNRM, requests and DISC") func exchange() {
        var script = Script()
        #expect(script.send("SNRM P") == ["UA F \(defaultParameters)"])
        #expect(script.send("I 0,0 P E6E600 C001") == ["I 0,1 F E6E700C001"])
        #expect(script.send("I 1,1 P E6E600 C002") == ["I 1,2 F E6E700C002"])
        #expect(script.send("RR 2 P") == ["RR 2 F"])
        #expect(script.send("DISC P") == ["UA F"])
        let peer = HDLCPeer(client: 16, server: 1, connection: 0)
        #expect(script.station.events[1...2] == [.apdu([0xC0, 1], peer), .apdu([0xC0, 2], peer)])
        #expect(script.station.events.last == .disconnected(client: 16, server: 1, .client))
    }

    @Test(
        "nothing but SNRM is answered with other than DM before it",
        arguments: ["I 0,0 P E6E600 C001", "RR 0 P", "RNR 0 P", "DISC P", "E3 P"]
    )
    func disconnectedMode(frame: String) {
        var script = Script()
        #expect(script.send(frame) == ["DM F"])
        #expect(script.verdict == .notConnected)
        #expect(script.station.events.isEmpty)
    }

    @Test("a frame without the poll bit is never answered", arguments: ["SNRM", "DISC", "RR 0", "I 0,0 E6E600 C001"])
    func noPoll(frame: String) {
        var script = Script()
        #expect(script.send(frame) == [])
        _ = script.send("SNRM P")
        #expect(script.send(frame) == [])
    }

    @Test("SNRM on a connected link begins anew and ends what was on it") func reconnect() {
        var script = Script()
        _ = script.send("SNRM P")
        _ = script.send("I 0,0 P E6E600 C001")
        #expect(script.send("SNRM P") == ["UA F \(defaultParameters)"])
        #expect(script.verdict == .reconnects)
        #expect(script.station.events[2] == .disconnected(client: 16, server: 1, .again))
        #expect(script.send("I 0,0 P E6E600 C002") == ["I 0,1 F E6E700C002"])
    }

    @Test("what servers send is not answered", arguments: ["UA P", "DM P", "FRMR P 931000"]) func responses(
        frame: String
    ) {
        var script = Script()
        #expect(script.send(frame) == [])
        #expect(script.verdict == .response)
        _ = script.send("SNRM P")
        #expect(script.send(frame) == [])
        #expect(script.verdict == .response)
    }

    @Test("a client too many is told with DM, and another may come when one has gone") func full() {
        var script = Script(connections: 2)
        for client in [16, 32] as [UInt16] {
            script.client = HDLCAddress(client)
            #expect(script.send("SNRM P") == ["UA F \(defaultParameters)"])
        }
        script.client = HDLCAddress(48)
        #expect(script.send("SNRM P") == ["DM F"])
        #expect(script.verdict == .noConnectionFree(limit: 2))
        script.client = HDLCAddress(32)
        #expect(script.send("DISC P") == ["UA F"])
        script.client = HDLCAddress(48)
        #expect(script.send("SNRM P").count == 1)
    }

    @Test("clients and logical devices on one line have a link each") func several() {
        var script = Script()
        let (first, second) = (HDLCAddress(upper: 1, lower: 16, size: 2), HDLCAddress(upper: 17, lower: 16, size: 2))
        for (client, server) in [(16, first), (32, first), (16, second)] as [(UInt16, HDLCAddress)] {
            (script.client, script.server) = (HDLCAddress(client), server)
            _ = script.send("SNRM P")
        }
        _ = script.send("I 0,0 P E6E600 C001")
        #expect(script.send("I 1,1 P E6E600 C002") == ["I 1,2 F E6E700C002"])
        script.server = first
        #expect(script.send("I 0,0 P E6E600 C003") == ["I 0,1 F E6E700C003"])
        script.client = HDLCAddress(32)
        #expect(script.send("DISC P") == ["UA F"])
        script.client = HDLCAddress(16)
        #expect(script.send("RR 1 P") == ["RR 1 F"])
        #expect(script.station.events.last == .disconnected(client: 32, server: 1, .client))
    }

    @Test("a silent client is disconnected, and only that one") func inactivity() {
        var script = Script()
        _ = script.send("SNRM P")
        _ = script.wait(.seconds(100))
        script.client = HDLCAddress(32)
        _ = script.send("SNRM P")
        #expect(script.line.nextDeadline == .seconds(120))
        #expect(script.wait(.seconds(20)) == [])
        #expect(script.station.events.last == .disconnected(client: 16, server: 1, .inactivity))
        #expect(script.send("RR 0 P") == ["RR 0 F"])
        #expect(script.line.nextDeadline == .seconds(240))
    }

    @Test("without an inactivity time-out a client may be silent for ever") func neverInactive() {
        var settings = HDLCSettings()
        settings.inactivityTimeout = 0
        var script = Script(settings)
        _ = script.send("SNRM P")
        #expect(script.line.nextDeadline == nil)
        _ = script.wait(.seconds(1_000_000))
        #expect(script.send("RR 0 P") == ["RR 0 F"])
    }

    @Test("a closed line takes its clients with it") func closed() {
        var script = Script()
        _ = script.send("SNRM P")
        script.line.close(station: &script.station)
        #expect(script.station.events.last == .disconnected(client: 16, server: 1, .line))
        #expect(script.line.status(of: 0) == nil)
    }
}

@Suite("Negotiating HDLC parameters") struct HDLCNegotiationTests {
    struct Case: Sendable {
        var asked: String
        var answer: String
        var agreed: HDLCParameters
    }

    static let cases = [
        // Nothing is said: the defaults.
        Case(asked: "", answer: "818012 050180 060180 070400000001 080400000001", agreed: .init()),
        // All four, lengths in one and two octets.
        Case(
            asked: "818014 05020800 06020100 0701 07 0801 03".replacing("818014", with: "81800E"),
            answer: "818014 05020100 06020200 070400000003 080400000005",
            agreed: .init(transmitLength: 256, receiveLength: 512, transmitWindow: 3, receiveWindow: 5)
        ),
        // Only what the client receives, in four octets.
        Case(
            asked: "818006 0604 00000040", answer: "818012 050140 060180 070400000001 080400000001",
            agreed: .init(transmitLength: 64, receiveLength: 128, transmitWindow: 1, receiveWindow: 1)
        ),
        // Only windows, in two octets and in three; more than the standard allows.
        Case(
            asked: "818009 0702 0009 0803 000009", answer: "818012 050180 060180 070400000007 080400000005",
            agreed: .init(transmitLength: 128, receiveLength: 128, transmitWindow: 7, receiveWindow: 5)
        ),
        // A parameter of the client's own is passed over.
        Case(
            asked: "818006 0901FF 060140", answer: "818012 050140 060180 070400000001 080400000001",
            agreed: .init(transmitLength: 64, receiveLength: 128, transmitWindow: 1, receiveWindow: 1)
        ),
    ]

    @Test("each direction takes the smaller of what one side sends and the other receives", arguments: cases)
    func agree(example: Case) {
        var settings = HDLCSettings()
        settings.offer = HDLCParameters(transmitLength: 512, receiveLength: 512, transmitWindow: 7, receiveWindow: 5)
        var script = Script(settings, length: 512)
        #expect(script.send("SNRM P \(example.asked)") == ["UA F \(example.answer.replacing(" ", with: ""))"])
        guard case .connected(16, 1, let negotiation)? = script.station.events.first else {
            Issue.record("not connected")
            return
        }
        #expect(negotiation.agreed == example.agreed)
        #expect(negotiation.offered == settings.offer)
        #expect(script.line.status(of: 0)?.negotiation == negotiation)
    }

    @Test(
        "parameters that make no sense are answered with DM",
        arguments: ["8180200502008006020080", "82800305 0180", "8180030500", "818003050100", "81800307 0100", "8180"]
    )
    func refused(parameters: String) {
        var script = Script()
        #expect(script.send("SNRM P \(parameters)") == ["DM F"])
        guard case .parameters = script.verdict else {
            Issue.record("\(String(describing: script.verdict))")
            return
        }
    }

    @Test("a link that is asked to begin anew with such parameters is gone") func refusedAgain() {
        var script = Script()
        _ = script.send("SNRM P")
        #expect(script.send("SNRM P 8180030500") == ["DM F"])
        #expect(script.send("RR 0 P") == ["DM F"])
        #expect(script.station.events.last == .disconnected(client: 16, server: 1, .again))
    }

    @Test("settings hold for the next connection, an open one keeps its own") func settingsChange() {
        var script = Script(length: 256)
        _ = script.send("SNRM P")
        script.line.settings.offer.transmitLength = 64
        script.line.settings.deviceAddress = 18
        #expect(script.send("RR 0 P") == ["RR 0 F"])
        #expect(script.line.status(of: 0)?.negotiation.agreed.transmitLength == 128)
        #expect(script.send("DISC P") == ["UA F"])
        #expect(script.send("SNRM P") == [])
        script.server = HDLCAddress(upper: 1, lower: 18, size: 2)
        _ = script.send("SNRM P")
        #expect(script.line.status(of: 0)?.negotiation.agreed.transmitLength == 64)
    }

    @Test("more than the line's memory holds is never offered") func memory() {
        var settings = HDLCSettings()
        settings.offer = HDLCParameters(transmitLength: 2030, receiveLength: 2030, transmitWindow: 9, receiveWindow: 9)
        var script = Script(settings, length: 200)
        #expect(
            script.send("SNRM P 81800C 050207EE 060207EE 070107 080107".replacing("81800C", with: "81800E"))
                == ["UA F 8180120501C80601C8070400000007080400000007"])
    }
}
