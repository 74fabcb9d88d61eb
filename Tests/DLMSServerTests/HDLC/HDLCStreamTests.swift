import DLMSServer
import DLMSWire
import Testing

@Suite("Octets on an HDLC line") struct HDLCStreamTests {
    @Test("any fragmentation of an exchange gives the same answers", arguments: 1...12) func fragments(size: Int) {
        var script = Script()
        let stream = script.frame("SNRM P") + script.frame("I 0,0 P E6E600 C07E7E01") + script.frame("DISC P")
        var answers: [String] = []
        for start in stride(from: 0, to: stream.count, by: size) {
            answers += script.send(Array(stream[start...].prefix(size)))
        }
        #expect(answers == ["UA F \(defaultParameters)", "I 0,1 F E6E700C07E7E01", "UA F"])
        #expect(script.station.verdicts == [.connects, .information, .disconnects])
    }

    @Test("one flag closes a frame and opens the next, and more of them fill") func flags() {
        var script = Script()
        let (first, second) = (script.frame("SNRM P"), script.frame("RR 0 P"))
        #expect(script.send(first.dropLast() + second).count == 2)
        #expect(script.send([0x7E, 0x7E, 0x7E] + second + [0x7E, 0x7E] + second).count == 2)
        #expect(script.line.counters.broken == 0)
    }

    @Test("a flag octet in the frame check sequence does not end the frame") func flagInCheck() {
        var script = Script()
        var found = 0
        for number in 0..<1000 {
            let frame = script.frame("UI P E6E600 \(hex(number: UInt16(number)))")
            guard frame.dropLast().suffix(2).contains(0x7E) else { continue }
            found += 1
            #expect(script.send(frame) == ["UI F E6E700\(hex(number: UInt16(number)))"])
        }
        #expect(found > 0)
    }

    @Test("garbage before, between and behind frames is passed over") func garbage() {
        var script = Script()
        let frame = script.frame("SNRM P")
        #expect(script.send([1, 2, 3] + frame + [0x55, 0xA0] + frame + [0xFF]).count == 2)
        #expect(script.station.verdicts == [.noise, .connects, .noise, .reconnects, .noise])
        #expect(script.line.counters.noise == 6)
    }

    @Test(
        "a flag in the garbage before a frame costs nothing",
        arguments: ["7E", "7EA0", "7EA0077E", "7EA7FF", "7EA0200223"])
    func falseStart(garbage: String) {
        var script = Script()
        #expect(script.send(hex(garbage) + script.frame("SNRM P") + script.frame("SNRM P")).count >= 1)
        #expect(script.send("RR 0 P") == ["RR 0 F"])
    }

    @Test("a broken check sequence is not answered, and the right one is said") func checks() {
        var script = Script()
        var frame = script.frame("I 0,0 P E6E600 C0")
        let fcs = UInt16(frame[frame.count - 3]) << 8 | UInt16(frame[frame.count - 2])
        frame[frame.count - 3] ^= 1
        #expect(script.send(frame) == [])
        #expect(script.verdict == .broken(.fcs(found: fcs ^ 0x100, expected: fcs)))
        var header = script.frame("I 0,0 P E6E600 C0")
        let hcs = UInt16(header[7]) << 8 | UInt16(header[8])
        header[8] ^= 0x80
        #expect(script.send(header) == [])
        #expect(script.station.verdicts.contains(.broken(.hcs(found: hcs ^ 0x80, expected: hcs))))
        #expect(script.send("SNRM P").count == 1)
    }

    @Test("a frame that stops is given up after the inter-octet time-out, and a whole one behind it is found")
    func cutOff() {
        var script = Script()
        _ = script.send("SNRM P")
        let frame = script.frame("I 0,0 P E6E600 C001020304")
        #expect(script.send(Array(frame.dropLast(3))) == [])
        #expect(script.line.nextDeadline == .milliseconds(25))
        #expect(script.wait(.milliseconds(24)) == [])
        #expect(script.wait(.milliseconds(1)) == [])
        #expect(script.station.verdicts.contains(.broken(.cutOff)))
        // A frame behind one that lost its end lies in what was taken for that end.
        #expect(script.send(Array(frame.dropLast(10)) + script.frame("RR 0 P").prefix(9)) == [])
        #expect(script.wait(.milliseconds(25)) == [])
        #expect(script.send("RR 0 P") == ["RR 0 F"])
    }

    @Test("a station that is not ready is not sent anything, and gets the rest later") func notReady() {
        var script = Script()
        let stream = script.frame("SNRM P") + script.frame("RR 0 P")
        script.station.isReady = false
        var taken = stream.withUnsafeBytes { script.line.receive(Octets($0), at: .zero, station: &script.station) }
        #expect(taken == 0)
        script.station.isReady = true
        taken = stream.withUnsafeBytes { script.line.receive(Octets($0), at: .zero, station: &script.station) }
        #expect(taken == stream.count)
        #expect(script.station.frames.count == 2)
    }

    @Test("a time-out that passes while the station is not ready is not waited for again") func notReadyTimeout() {
        var script = Script()
        _ = script.send("SNRM P")
        _ = script.send(Array(script.frame("RR 0 P").dropLast()))
        script.station.isReady = false
        #expect(script.wait(.milliseconds(25)) == [])
        #expect(script.line.nextDeadline == .seconds(120))
        script.station.isReady = true
        #expect(script.send("RR 0 P") == ["RR 0 F"])
    }

    @Test("a frame longer than the line takes is passed over") func tooLong() {
        var script = Script(length: 32)
        let long = script.frame("I 0,0 P E6E600 " + String(repeating: "55", count: 40))
        #expect(script.send(long) == [])
        #expect(script.station.verdicts.first == .broken(.tooLong(length: long.count - 2, limit: 44)))
        #expect(script.send("SNRM P").count == 1)
    }
}
