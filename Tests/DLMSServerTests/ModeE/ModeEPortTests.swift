import DLMSServer
import DLMSWire
import Testing

@Suite("Mode E") struct ModeEPortTests {
    @Test("a call is answered after the reaction time, and leads to HDLC at the rate that was chosen") func modeE() {
        var bench = OpticalBench()
        #expect(bench.send("/?!\r\n") == [])
        #expect(bench.wait(.milliseconds(199)) == [])
        #expect(bench.wait(.milliseconds(1)) == ["/MCS5\\2MC00000001\r\n"])
        #expect(bench.send("\u{6}252\r\n") == [])
        #expect(
            bench.wait(.milliseconds(200)) == ["9600 7E1", "\u{6}252\r\n", "9600 8N1"])
        #expect(bench.port.state == .binary)
        #expect(bench.sendHDLC("SNRM P") == ["UA"])
        #expect(bench.sendHDLC("DISC P") == ["UA", "300 7E1"])
        #expect(bench.port.state == .signOn)
    }

    @Test(
        "the address may be left out or have leading zeros",
        arguments: [("/?!\r\n", true), ("/?00000001!\r\n", true), ("/?1!\r\n", true), ("/?2!\r\n", false)]
    )
    func address(call: String, isMeant: Bool) {
        var bench = OpticalBench(reactionTime: .zero)
        #expect(bench.send(call).isEmpty != isMeant)
        #expect(bench.station.verdicts == [isMeant ? .call : .otherDevice])
    }

    @Test("bit 7 of what comes is ignored until the switch") func parity() {
        var bench = OpticalBench(reactionTime: .zero)
        let call = hex("AF3F218D0A")
        #expect(bench.send(octets: call) == ["/MCS5\\2MC00000001\r\n"])
    }

    @Test("NUL characters before the call wake up, and noise is no harm") func wakeUp() {
        var bench = OpticalBench(reactionTime: .zero)
        #expect(bench.send(octets: [0, 0, 0, 0x33, 0x7E, 0xFF] + Array("/?!\r\n".utf8)).count == 1)
        #expect(bench.port.state == .identified)
    }

    @Test("a call that was garbled is begun again by the next one") func garbled() {
        var bench = OpticalBench(reactionTime: .zero)
        #expect(bench.send("/?/?!\r\n").count == 1)
        #expect(bench.station.verdicts == [.ignored, .call])
    }

    @Test("half a call is given up after the character time-out") func cutOff() {
        var bench = OpticalBench(reactionTime: .zero)
        #expect(bench.send("/?!") == [])
        #expect(bench.port.nextDeadline == .milliseconds(1500))
        #expect(bench.wait(.milliseconds(1500)) == [])
        #expect(bench.station.verdicts == [.cutOff])
        #expect(bench.send("\r\n") == [])
        #expect(bench.send("/?!\r\n").count == 1)
    }

    static let readout = ["\u{2}", "F.F(00000000)\r\n", "1.8.0(001234.567*kWh)\r\n"]

    @Test("the data readout has its lines and their check, and can be asked for again") func readout() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        let answer = bench.send("\u{6}050\r\n")
        #expect(Array(answer.prefix(4)) == ["9600 7E1"] + Self.readout)
        let block = Array(answer.dropFirst().joined().utf8)
        #expect(block.dropFirst().reduce(0, ^) == 0, "the check makes all of it zero")
        #expect(block.suffix(5).prefix(4) == Array("!\r\n\u{3}".utf8)[...])
        #expect(bench.send("\u{15}") == answer)
        #expect(bench.send("\u{6}") == ["300 7E1"])
        #expect(bench.port.state == .signOn)
    }

    @Test(
        "what is not there, not understood or above the offered rate leads to the readout at 300 baud",
        arguments: ["\u{6}052\r\n", "\u{6}262\r\n", "\u{6}150\r\n", "\u{6}25\r\n", "\u{6}2x2\r\n", "\u{6}059\r\n"]
    )
    func fallback(choice: String) {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        #expect(Array(bench.send(choice).prefix(4)) == ["300 7E1"] + Self.readout)
        #expect(bench.station.verdicts.last == .fallback)
    }

    @Test("no choice leads to the readout at 300 baud, and then to the call") func noChoice() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        #expect(bench.wait(.milliseconds(2199)) == [])
        #expect(Array(bench.wait(.milliseconds(1)).prefix(4)) == ["300 7E1"] + Self.readout)
        #expect(bench.wait(.milliseconds(2200)) == ["300 7E1"])
        #expect(bench.station.states == [.identifying, .identified, .readout, .signOn])
    }

    @Test("programming mode is refused with a break at the new rate") func programming() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        #expect(bench.send("\u{6}051\r\n") == ["9600 7E1", "\u{1}B0\u{3}q", "300 7E1"])
        #expect(bench.send("/?!\r\n").count == 1)
    }

    @Test("a break ends the session") func breaks() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        #expect(bench.send("\u{1}B0\u{3}q") == ["300 7E1"])
        #expect(bench.station.verdicts.last == .breaks)
    }

    @Test("the meter's own characters coming back change nothing") func echo() {
        var bench = OpticalBench(reactionTime: .zero)
        let identification = bench.send("/?!\r\n")
        #expect(bench.send(identification.joined()) == [])
        #expect(bench.port.state == .identified)
        let confirmed = bench.send("\u{6}252\r\n")
        #expect(bench.send(confirmed[1]) == [])
        #expect(bench.sendHDLC("SNRM P") == ["UA"])
    }

    @Test("HDLC in which nobody connects goes back to the call") func noConnection() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        _ = bench.send("\u{6}252\r\n")
        #expect(bench.port.nextDeadline == .seconds(120))
        #expect(bench.wait(.seconds(120)) == ["300 7E1"])
    }

    @Test("a client that falls silent in HDLC is disconnected, and the port goes back to the call") func inactivity() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        _ = bench.send("\u{6}252\r\n")
        _ = bench.sendHDLC("SNRM P")
        #expect(bench.port.nextDeadline == .seconds(120))
        #expect(bench.wait(.seconds(120)) == ["300 7E1"])
        #expect(bench.port.state == .signOn)
    }

    @Test("a port without mode E does not offer it, and falls back when asked for it") func modeC() {
        var bench = OpticalBench(reactionTime: .zero, hasModeE: false)
        #expect(bench.send("/?!\r\n") == ["/MCS5MC00000001\r\n"])
        #expect(bench.send("\u{6}252\r\n").first == "300 7E1")
    }

    @Test("a port that begins in HDLC knows no call, and stays in HDLC behind DISC and behind the time-out")
    func beginsInHDLC() {
        var bench = OpticalBench(beginsInHDLC: true)
        #expect(bench.port.isIdle == true)
        #expect(bench.port.nextDeadline == nil)
        #expect(bench.send("/?!\r\n") == [])
        #expect(bench.sendHDLC("SNRM P") == ["UA"])
        #expect(bench.port.isIdle == false)
        #expect(bench.sendHDLC("DISC P") == ["UA", "9600 8N1"])
        #expect(bench.sendHDLC("SNRM P") == ["UA"])
        #expect(bench.wait(.seconds(120)) == ["9600 8N1"])
        #expect(bench.port.state == .binary)
        #expect(bench.port.isIdle == true)
    }

    @Test("new settings count once nobody uses the port") func newSettings() {
        var bench = OpticalBench(reactionTime: .zero)
        _ = bench.send("/?!\r\n")
        #expect(bench.port.isIdle == false)
        _ = bench.send("\u{6}252\r\n")
        #expect(bench.port.isIdle == false)
        _ = bench.sendHDLC("SNRM P")
        _ = bench.sendHDLC("DISC P")
        #expect(bench.port.isIdle == true)
        #expect(bench.restart { $0.initialBaud = 1200 } == ["1200 7E1"])
        #expect(bench.restart { $0.beginsInHDLC = true } == ["9600 8N1"])
        #expect(bench.restart { $0.beginsInHDLC = false } == ["1200 7E1"])
    }
}
