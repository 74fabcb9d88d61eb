import DLMSWire
import Testing

@testable import Console
@testable import DLMSServer
@testable import MeterHost

@Suite("The link below a client") struct LinkLinesTests {
    private func lines(_ status: LinkStatus) -> [String] { LinkLines(status).lines.map(\.text) }

    @Test("a strip tells sequence numbers, window, retransmissions and the timer, all as the meter sees them")
    func strip() {
        var status = LinkStatus()
        let asked = HDLCParameters(transmitLength: 256, receiveLength: 512, transmitWindow: 2, receiveWindow: 7)
        let offered = HDLCParameters(transmitLength: 128, receiveLength: 2030, transmitWindow: 3, receiveWindow: 1)
        status.connections = [
            HDLCStatus(
                peer: HDLCPeer(client: 32, server: 1, connection: 0),
                negotiation: HDLCNegotiation(asked: asked, offered: offered), vs: 3, vr: 2, unacknowledged: 2,
                pending: 300, retransmissions: 1, isPeerBusy: true, isRejected: false, lastHeard: .zero)
        ]
        status.timeLeft = [.seconds(87)]
        status.counters.broken = 2
        #expect(
            lines(status) == [
                "hdlc  client 32 to logical device 1",
                "  N(S) 3  N(R) 2  window 2/3  1 sent again  client busy  closes in 87 s  300 octets pending",
                "  asked        sends 512 octets × 7, takes 256 × 2",
                "  offered      sends 128 octets × 3, takes 2030 × 1",
                "  agreed       sends 128 octets × 3, takes 256 × 1",
                "  time-outs    inter-octet 25 ms, inter-frame 25 ms, response 2000 ms, inactivity 120 s",
                "  faults       2 broken",
            ])
    }

    @Test("a port of IEC 62056-21 tells its state and its timings") func modeE() {
        var status = LinkStatus()
        (status.modeE, status.modeELeft) = (.identified, .milliseconds(1400))
        status.modeETimings = ModeESettings(manufacturer: (77, 67, 83))
        status.format = "300 7E1"
        #expect(
            lines(status) == [
                "  mode E       waits for the choice, 1.4 s left",
                "  timings      answers after 0.2 s, characters within 1.5 s, choice within 2.2 s, HDLC within 120 s",
                "  line         300 7E1",
                "  time-outs    inter-octet 25 ms, inter-frame 25 ms, response 2000 ms, inactivity 120 s",
            ])
    }
}
