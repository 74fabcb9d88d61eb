import DLMSServer
import DLMSWire
import Testing

@Suite("HDLC time-outs") struct HDLCTimeoutTests {
    @Test("the inactivity time-out is that of the connection's begin") func inactivity() {
        var script = Script()
        _ = script.send("SNRM P")
        script.line.settings.inactivityTimeout = 10
        #expect(script.line.nextDeadline == .seconds(120))
        _ = script.wait(.seconds(10))
        #expect(script.send("RR 0 P") == ["RR 0 F"])
        _ = script.send("SNRM P")
        #expect(script.line.nextDeadline == .seconds(20))
        #expect(script.line.inactivityDeadline(of: 0) == .seconds(20))
        _ = script.wait(.seconds(10))
        #expect(script.station.events.last == .disconnected(client: 16, server: 1, .inactivity))
    }

    @Test("each frame of its client, and no other, starts the inactivity time-out anew") func heard() {
        var script = Script()
        _ = script.send("SNRM P")
        _ = script.wait(.seconds(100))
        let others = script.frame("RR 0 P")
        script.server = HDLCAddress(upper: 1, lower: 99, size: 2)
        #expect(script.send("RR 0 P") == [])
        #expect(script.line.nextDeadline == .seconds(120))
        #expect(script.send(others) == ["RR 0 F"])
        #expect(script.line.nextDeadline == .seconds(220))
    }

    @Test("the inter-octet time-out is that of the connection's begin") func interOctet() {
        var script = Script()
        _ = script.send("SNRM P")
        script.line.settings.interOctetTimeout = 500
        let begin = Array(script.frame("RR 0 P").dropLast(3))
        _ = script.send(begin)
        #expect(script.line.nextDeadline == .milliseconds(25))
        _ = script.wait(.milliseconds(25))
        #expect(script.verdict == .broken(.cutOff))
        _ = script.send("SNRM P")
        _ = script.send(begin)
        #expect(script.line.nextDeadline == .milliseconds(525))
    }

    @Test("without a connection a new inter-octet time-out counts at once") func interOctetAtOnce() {
        var script = Script()
        script.line.settings.interOctetTimeout = 500
        _ = script.send(Array(script.frame("SNRM P").dropLast(3)))
        #expect(script.line.nextDeadline == .milliseconds(500))
        script.line.settings.interOctetTimeout = 0
        #expect(script.line.nextDeadline == nil)
    }

    @Test("octets that come within the inter-octet time-out are one frame, however long it takes") func slow() {
        var script = Script()
        var answers: [String] = []
        for octet in script.frame("SNRM P") {
            answers += script.wait(.milliseconds(24))
            answers += script.send([octet])
        }
        #expect(answers.count == 1 && script.verdict == .connects)
    }

    @Test("the line is free behind the inter-frame time-out") func interFrame() {
        var settings = HDLCSettings()
        settings.interFrameTimeout = 40
        var script = Script(settings)
        script.station.notifications = [[0x0F, 1]]
        _ = script.wait(.seconds(1))
        _ = script.send("UI E6E600 C0")
        #expect(script.line.quietDeadline == .milliseconds(1040))
        _ = script.wait(.milliseconds(39))
        #expect(script.push() == false)
        _ = script.wait(.milliseconds(1))
        #expect(script.push() == true)
    }

    @Test("a frame that has begun keeps the line until it is given up") func begun() {
        var script = Script()
        script.station.notifications = [[0x0F, 1]]
        _ = script.wait(.seconds(1))
        _ = script.send(Array(script.frame("SNRM P").prefix(4)))
        #expect(script.line.quietDeadline == nil)
        #expect(script.push() == false)
        _ = script.wait(.milliseconds(25))
        #expect(script.push() == true)
    }

    @Test("another meter that was polled has the response time-out for its answer") func response() {
        var script = Script()
        script.station.notifications = [[0x0F, 1]]
        _ = script.wait(.seconds(1))
        let other = HDLCAddress(upper: 1, lower: 17, size: 2)
        #expect(script.send(Script.frame("SNRM P", to: other, from: script.client)) == [])
        #expect(script.line.quietDeadline == .seconds(3))
        _ = script.wait(.milliseconds(1900))
        #expect(script.push() == false)
        // Its answer gives the turn back.
        #expect(script.send(Script.frame("UA P", to: script.client, from: other)) == [])
        _ = script.wait(.milliseconds(25))
        #expect(script.push() == true)
    }

    @Test("an answer that does not come within the response time-out is not waited for") func noResponse() {
        var script = Script()
        script.station.notifications = [[0x0F, 1]]
        let other = HDLCAddress(upper: 1, lower: 17, size: 2)
        _ = script.send(Script.frame("SNRM P", to: other, from: script.client))
        _ = script.wait(.seconds(2))
        #expect(script.push() == true)
    }
}

extension Script {
    /// Sends a notification that nobody has asked for to client 102.
    mutating func push() -> Bool { line.notify(client: 102, server: 1, at: now, station: &station) }
}
