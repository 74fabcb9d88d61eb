import DLMSServer
import DLMSWire
import Testing

@Suite("Who is meant on an HDLC line") struct HDLCAddressingTests {
    struct Case: Sendable {
        var server: HDLCAddress
        var verdict: HDLCVerdict

        init(_ server: HDLCAddress, _ verdict: HDLCVerdict) { (self.server, self.verdict) = (server, verdict) }
    }

    static let reached = [
        HDLCAddress(1), HDLCAddress(17), HDLCAddress(upper: 1, lower: 16, size: 2),
        HDLCAddress(upper: 17, lower: 16, size: 4), HDLCAddress(upper: 1, lower: 0x7E, size: 2),
        HDLCAddress(upper: 1, lower: 0x3FFE, size: 4),
    ]

    @Test("every address size, and the calling physical device", arguments: reached) func ours(server: HDLCAddress) {
        var script = Script()
        script.server = server
        #expect(script.send("SNRM P").count == 1)
        #expect(script.send("I 0,0 P E6E600 C0") == ["I 0,1 F E6E700C0"])
        let answer = script.station.frames.last ?? []
        withReader(Array(answer.dropFirst())) { reader in
            let frame = try? HDLCFrame(from: &reader)
            #expect(frame?.source == server)
            #expect(frame?.destination == HDLCAddress(16))
        }
    }

    static let unreached = [
        Case(HDLCAddress(2), .noLogicalDevice),
        Case(HDLCAddress(upper: 1, lower: 17, size: 2), .wrongDevice(expected: 16)),
        Case(HDLCAddress(upper: 1, lower: 0x7E, size: 4), .wrongDevice(expected: 16)),
        Case(HDLCAddress(upper: 2, lower: 16, size: 4), .noLogicalDevice),
        Case(HDLCAddress(0), .noStation),
        Case(HDLCAddress(upper: 1, lower: 0, size: 2), .noStation),
        Case(HDLCAddress(upper: 0, lower: 16, size: 2), .noStation),
        Case(HDLCAddress(0x7F), .broadcastCommand),
        Case(HDLCAddress(upper: 1, lower: 0x7F, size: 2), .broadcastCommand),
        Case(HDLCAddress(upper: 0x3FFF, lower: 0x3FFF, size: 4), .broadcastCommand),
    ]

    @Test("others are never answered, and it is said why", arguments: unreached) func others(example: Case) {
        var script = Script()
        script.server = example.server
        #expect(script.send("SNRM P") == [])
        #expect(script.verdict == example.verdict)
        #expect(script.line.counters.notForUs == 1)
    }

    @Test("the calling address means a meter that did not call only when it is the caller") func notCaller() {
        var settings = HDLCSettings()
        settings.isCaller = false
        var script = Script(settings)
        script.server = HDLCAddress(upper: 1, lower: 0x7E, size: 2)
        #expect(script.send("SNRM P") == [])
        #expect(script.verdict == .wrongDevice(expected: 16))
    }

    @Test("a source address that no client has is not answered") func notFromClient() {
        var script = Script()
        let server = HDLCAddress(upper: 1, lower: 16, size: 2)
        #expect(script.send(Script.frame("SNRM P", to: server, from: server)) == [])
        #expect(script.verdict == .notFromClient)
        #expect(script.send(Script.frame("SNRM P", to: server, from: HDLCAddress(0))) == [])
    }

    @Test("a UI frame for all stations reaches every logical device, and nothing comes back") func broadcast() {
        for server in [HDLCAddress(0x7F), HDLCAddress(upper: 0x7F, lower: 16, size: 2)] {
            var script = Script()
            script.server = server
            #expect(script.send("UI P E6E600 C1") == [])
            let peers = [1, 17].map { HDLCPeer(client: 16, server: $0, connection: nil, isUnnumbered: true) }
            #expect(script.station.events == peers.map { .apdu([0xC1], $0) })
        }
    }

    @Test("a UI frame for all physical devices reaches the logical device it names") func broadcastToDevice() {
        var script = Script()
        script.server = HDLCAddress(upper: 17, lower: 0x7F, size: 2)
        #expect(script.send("UI E6E600 C1") == [])
        #expect(
            script.station.events == [
                .apdu([0xC1], HDLCPeer(client: 16, server: 17, connection: nil, isUnnumbered: true))
            ])
    }

    @Test("frames that come back are known, also where a client could have sent them") func echo() {
        var script = Script()
        _ = script.send("SNRM P")
        let answer = script.station.frames[0]
        #expect(script.send(answer) == [])
        #expect(script.verdict == .echo)
        // Client 1 and logical device 1, in one octet: both directions look alike.
        var settings = HDLCSettings()
        settings.suppressesEcho = true
        var alike = Script(settings)
        (alike.client, alike.server) = (HDLCAddress(1), HDLCAddress(1))
        _ = alike.send("SNRM P")
        _ = alike.send(alike.station.frames[0])
        #expect(alike.verdict == .echo)
        #expect(alike.send("RR 0 P") == ["RR 0 F"])
        #expect(alike.send(alike.station.frames[1]) == [])
        #expect(alike.verdict == .echo)
        #expect(alike.send("RR 0 P") == ["RR 0 F"])
        #expect(alike.line.counters.echoes == 2)
    }
}

@Suite("Unnumbered information") struct HDLCUnnumberedTests {
    @Test("a UI frame with the poll bit is answered in a UI frame, connected or not") func answered() {
        var script = Script()
        #expect(script.send("UI P E6E600 C0") == ["UI F E6E700C0"])
        #expect(script.send("UI E6E600 C0") == [])
        _ = script.send("SNRM P")
        #expect(script.send("UI P E6E600 C0") == ["UI F E6E700C0"])
        #expect(script.send("I 0,0 P E6E600 C0") == ["I 0,1 F E6E700C0"], "numbers are not touched")
    }

    @Test("without an answer the turn comes back all the same") func unanswered() {
        var script = Script()
        script.station.answer = { _ in nil }
        #expect(script.send("UI P E6E600 C0") == ["DM F"])
        _ = script.send("SNRM P")
        #expect(script.send("UI P E6E600 C0") == ["RR 0 F"])
    }

    @Test("an empty UI frame with the poll bit fetches a notification") func fetched() {
        var script = Script()
        script.station.notifications = [[0xC2, 1], [0xC2, 2]]
        #expect(script.send("UI P") == ["UI F E6E700C201"])
        _ = script.send("SNRM P")
        #expect(script.send("UI P") == ["UI E6E700C202", "RR 0 F"])
        #expect(script.send("UI P") == ["RR 0 F"])
    }

    @Test("a notification goes out unasked only while nobody is connected") func pushed() {
        var script = Script()
        script.station.notifications = [[0x0F, 1], [0x0F, 2]]
        _ = script.wait(.seconds(1))
        #expect(script.push() == true)
        #expect(script.station.frames == [Script.frame("UI E6E700 0F01", to: HDLCAddress(102), from: script.server)])
        _ = script.send("SNRM P")
        _ = script.wait(.seconds(1))
        #expect(script.line.quietDeadline == nil)
        #expect(script.push() == false)
        #expect(script.station.notifications.count == 1)
    }

    @Test("a UI frame in segments goes nowhere") func segmented() {
        var script = Script()
        #expect(script.send("UI P S E6E600 C0") == [])
        #expect(script.verdict == .segmentedUI)
    }
}
