import DLMSServer
import DLMSWire

/// A line with what stands behind it, driven frame by frame: what goes in and what comes out as an engineer writes it.
///
/// A frame is written `SNRM P`, `I 0,0 P E6E600 C001`, `RR 1 P`: type with sequence numbers, the poll bit, `S` for
/// segmented, and the information in hex.
struct Script: ~Copyable {
    var line: HDLCLine
    var station = RecordingStation()
    var client = HDLCAddress(16)
    var server = HDLCAddress(upper: 1, lower: 16, size: 2)
    var now = Duration.zero
    private var seen = 0

    init(
        _ settings: HDLCSettings = HDLCSettings(), connections: Int = 3, length: Int = 128, request: Int = 300,
        response: Int = 2000
    ) {
        let sizes = HDLCSizes(
            connections: connections, receiveLength: length, transmitLength: length, request: request,
            response: response)
        line = HDLCLine(settings, sizes)
    }

    /// Sends frames and returns those that come back.
    mutating func send(_ frames: String...) -> [String] {
        let (server, client) = (server, client)
        return send(frames.flatMap { Self.frame($0, to: server, from: client) })
    }

    /// Sends octets and returns the frames that come back.
    mutating func send(_ octets: [UInt8]) -> [String] {
        let taken = octets.withUnsafeBytes { line.receive(Octets($0), at: now, station: &station) }
        precondition(taken == octets.count || !station.isReady, "octets left without a reason")
        return fresh()
    }

    /// Lets time pass and returns the frames that it brings.
    mutating func wait(_ time: Duration) -> [String] {
        now += time
        line.elapse(at: now, station: &station)
        return fresh()
    }

    /// Forgets what has happened so far.
    mutating func forget() {
        (station.frames, station.sent, station.verdicts, station.events, seen) = ([], [], [], [], 0)
    }

    private mutating func fresh() -> [String] {
        defer { seen = station.frames.count }
        return station.frames[seen...].map(Self.describe)
    }

    /// The verdict on the frame that came last.
    var verdict: HDLCVerdict? { station.verdicts.last }

    /// The octets of a frame from the client.
    func frame(_ text: String) -> [UInt8] { Self.frame(text, to: server, from: client) }

    static func frame(_ text: String, to server: HDLCAddress, from client: HDLCAddress) -> [UInt8] {
        let words = text.split(separator: " ").map(String.init)
        let hasNumbers = words.count > 1 && words[1].first?.isNumber == true && ["I", "RR", "RNR"].contains(words[0])
        let numbers = hasNumbers ? words[1].split(separator: ",").compactMap { UInt8($0) } : []
        var rest = words[(hasNumbers ? 2 : 1)...]
        let isPoll = rest.first == "P"
        if isPoll { rest = rest.dropFirst() }
        let isSegmented = rest.first == "S"
        if isSegmented { rest = rest.dropFirst() }
        let control = HDLCControl(type(words[0], numbers), isPoll: isPoll)
        let information: [UInt8] = hex(rest.joined())
        return information.withUnsafeBytes { bytes in
            let frame = HDLCFrame(
                to: server, from: client, control, isSegmented: isSegmented, information: Octets(bytes))
            return encoded { frame.encode(into: &$0) }
        }
    }

    private static func type(_ name: String, _ numbers: [UInt8]) -> HDLCControl.FrameType {
        switch name {
        case "I": .i(ns: numbers[0], nr: numbers[1])
        case "RR": .rr(nr: numbers[0])
        case "RNR": .rnr(nr: numbers[0])
        case "SNRM": .snrm
        case "DISC": .disc
        case "UI": .ui
        case "UA": .ua
        case "DM": .dm
        case "FRMR": .frmr
        default: .unknown(UInt8(name, radix: 16) ?? 0)
        }
    }

    static func describe(_ octets: [UInt8]) -> String {
        withReader(Array(octets.dropFirst().dropLast())) { reader in
            guard let frame = try? HDLCFrame(from: &reader) else { return "no frame: \(hex(octets))" }
            let parts = [
                frame.control.text(isResponse: true), frame.isSegmented ? "S" : "",
                frame.information.isEmpty ? "" : hex(frame.information),
            ]
            return parts.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}
