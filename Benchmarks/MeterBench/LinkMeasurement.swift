import CMeterBench
import DLMSServer
import DLMSWire

/// A GET and its answer over an HDLC link inside the process, without a line: two frames, and what they carry.
struct LinkMeasurement {
    let nanoseconds: Double
    let allocations: Double

    private static let batch = 50_000

    /// Measures exchanges of an I frame each way; the median of `turns` batches.
    init(turns: Int) {
        let sizes = HDLCSizes(connections: 1, receiveLength: 128, transmitLength: 128, request: 256, response: 256)
        var line = HDLCLine(HDLCSettings(), sizes)
        var meter = OneRegisterOnLine()
        func send(_ frame: [UInt8]) {
            frame.withUnsafeBytes { _ = line.receive(Octets($0), at: .zero, station: &meter) }
        }

        ClientFrame.preamble.forEach(send)
        var (times, calls): ([Double], [Double]) = ([], [])
        for _ in 0..<turns {
            meter.frames = 0
            let (begin, before) = (Clock.threadSeconds(), malloc_counter_calls())
            for round in 0..<Self.batch { send(ClientFrame.gets[round & 7]) }
            let after = malloc_counter_calls()
            times.append((Clock.threadSeconds() - begin) * 1e9 / Double(Self.batch))
            calls.append(Double(after - before) / Double(Self.batch))
            guard meter.frames == Self.batch, meter.isAnswered else { fail("the link does not answer a GET") }
        }
        (nanoseconds, allocations) = (times.median, calls.median)
    }
}

/// ``OneRegister`` behind a line that goes nowhere.
private struct OneRegisterOnLine: HDLCStation, ~Copyable {
    private var server = Server(OneRegister())
    private var session = LinkSession(link: 1)
    var frames = 0
    /// Whether the last frame was information.
    var isAnswered = false

    func logicalDevice(_ index: Int) -> UInt16? { index == 0 ? 1 : nil }

    mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        server.receive(apdu, client: peer.client, server: peer.server, in: &session, at: .zero, response: &response)
    }

    mutating func send(_ frame: Octets, _ sent: HDLCSent) {
        frames += 1
        if case .i = sent.control.type { isAnswered = true } else { isAnswered = false }
    }

    mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {
        server.close(&session, client: peer.client, server: peer.server)
    }
}
