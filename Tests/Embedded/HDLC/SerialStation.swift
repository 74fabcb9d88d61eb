import Board
import DLMSServer
import DLMSWire

/// The meter on a serial line: octets in, HDLC frames out.
struct SerialStation: ~Copyable {
    private var line: HDLCLine
    private var meter: Desk

    /// What stands behind the line.
    private struct Desk: HDLCStation, ~Copyable {
        var server: Server<Meter<ConstantObjects>>
        var session: LinkSession
        /// Where frames go until the board sends them.
        var output = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        var count = 0

        func logicalDevice(_ index: Int) -> UInt16? { index == 0 ? 1 : nil }

        mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
            server.receive(
                apdu, client: peer.client, server: peer.server, in: &session, at: .zero, response: &response)
        }

        mutating func serveMore(_ peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
            server.goOn(client: peer.client, server: peer.server, in: &session, response: &response)
        }

        mutating func send(_ frame: Octets, _ sent: HDLCSent) {
            guard frame.count <= output.count &- count else { return }
            UnsafeMutableRawBufferPointer(rebasing: output[count...]).copyMemory(from: frame.bytes)
            count &+= frame.count
        }

        mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {
            server.close(&session, client: peer.client, server: peer.server)
        }
    }

    init(memory: board_memory) {
        let registers = UnsafeMutableBufferPointer(start: memory.registers, count: memory.register_count)
        let octets = UnsafeMutableRawBufferPointer(start: memory.session, count: memory.session_size)
        meter = Desk(
            server: Server(Meter(objects: ConstantObjects(), registers: registers)),
            session: LinkSession(link: 0, associations: 2, memory: octets)
        )
        let sizes = HDLCSizes(connections: 2, receiveLength: 128, transmitLength: 128, request: 256, response: 256)
        let lineMemory = UnsafeMutableRawBufferPointer(start: memory.line, count: memory.line_size)
        line = HDLCLine(HDLCSettings(), sizes, memory: lineMemory)
    }

    /// Takes what came over the line.
    /// - Returns: octets to send.
    mutating func receive(_ octets: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        (meter.output, meter.count) = (buffer, 0)
        _ = line.receive(Octets(octets), at: .zero, station: &meter)
        return meter.count
    }
}
