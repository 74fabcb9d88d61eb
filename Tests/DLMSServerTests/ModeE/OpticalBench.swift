import DLMSServer
import DLMSWire

/// A port with a client in front of it: characters in, characters and line settings out, in the order they come.
struct OpticalBench: ~Copyable {
    struct Station: ModeEStation {
        var out: [String] = []
        var verdicts: [ModeEVerdict] = []
        var states: [ModeEState] = []

        func logicalDevice(_ index: Int) -> UInt16? { index == 0 ? 1 : nil }
        mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction { .silent }
        mutating func send(_ frame: Octets, _ sent: HDLCSent) { out.append("\(sent.control)".dropPoll) }
        mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {}

        func isMeant(by request: SignOnRequest) -> Bool { request.isMeant(for: Octets("00000001" as StaticString)) }
        mutating func writeIdentification(into text: inout ByteWriter) {
            text.octets(Octets("MC00000001" as StaticString))
        }
        mutating func writeReadout(line index: Int, into text: inout ByteWriter) -> Bool {
            let lines = ["F.F(00000000)", "1.8.0(001234.567*kWh)"]
            guard index < lines.count else { return false }
            text.octets(Array(lines[index].utf8))
            return true
        }
        mutating func send(text: Octets) { out.append(String(decoding: text.array, as: UTF8.self)) }
        mutating func setLine(_ setting: ModeELineSetting) {
            out.append("\(setting.baud) \(setting.isText ? "7E1" : "8N1")")
        }
        mutating func received(text: Octets, _ verdict: ModeEVerdict) { verdicts.append(verdict) }
        mutating func entered(_ state: ModeEState) { states.append(state) }
    }

    var port: ModeEPort
    var station = Station()
    private var now = Duration.zero

    init(reactionTime: Duration = .milliseconds(200), hasModeE: Bool = true, beginsInHDLC: Bool = false) {
        var settings = ModeESettings(manufacturer: (0x4D, 0x43, 0x53))
        (settings.reactionTime, settings.hasModeE, settings.beginsInHDLC) = (reactionTime, hasModeE, beginsInHDLC)
        let sizes = HDLCSizes(
            connections: 2, receiveLength: 128, transmitLength: 128, request: 256, response: 256)
        port = ModeEPort(settings, HDLCLine(HDLCSettings(), sizes))
        port.start(station: &station)
        station = Station()
    }

    /// Sets the port otherwise and begins anew.
    mutating func restart(_ change: (inout ModeESettings) -> Void) -> [String] {
        station.out = []
        change(&port.settings)
        port.start(station: &station)
        return station.out
    }

    mutating func send(_ text: String) -> [String] { send(octets: Array(text.utf8)) }

    mutating func send(octets: [UInt8]) -> [String] {
        station.out = []
        let taken = octets.withUnsafeBytes { port.receive(Octets($0), at: now, station: &station) }
        precondition(taken == octets.count, "octets left")
        return station.out
    }

    mutating func sendHDLC(_ frame: String) -> [String] {
        send(octets: Script.frame(frame, to: HDLCAddress(upper: 1, lower: 16, size: 2), from: HDLCAddress(16)))
    }

    mutating func wait(_ time: Duration) -> [String] {
        station.out = []
        now += time
        port.elapse(at: now, station: &station)
        return station.out
    }
}

extension String {
    fileprivate var dropPoll: String { hasSuffix(" P") ? String(dropLast(2)) : self }
}
