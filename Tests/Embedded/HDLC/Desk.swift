import Board
import DLMSServer
import DLMSWire

/// What stands behind the line.
struct Desk: HDLCStation, ~Copyable {
    var server: Server<Meter<ConstantObjects>>
    var session: LinkSession
    /// Where frames go until the board sends them.
    var output = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    var count = 0

    init(memory: board_memory) {
        let registers = UnsafeMutableBufferPointer(start: memory.registers, count: memory.register_count)
        let octets = UnsafeMutableRawBufferPointer(start: memory.session, count: memory.session_size)
        server = Server(Meter(objects: ConstantObjects(), registers: registers))
        session = LinkSession(link: 0, associations: 2, memory: octets)
    }

    func logicalDevice(_ index: Int) -> UInt16? { index == 0 ? 1 : nil }

    mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        server.receive(
            apdu, client: peer.client, server: peer.server, in: &session, at: .zero, response: &response)
    }

    mutating func serveMore(_ peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        server.goOn(client: peer.client, server: peer.server, in: &session, response: &response)
    }

    mutating func send(_ frame: Octets, _ sent: HDLCSent) { send(octets: frame) }

    mutating func send(octets: Octets) {
        guard octets.count <= output.count &- count else { return }
        UnsafeMutableRawBufferPointer(rebasing: output[count...]).copyMemory(from: octets.bytes)
        count &+= octets.count
    }

    mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {
        server.close(&session, client: peer.client, server: peer.server)
    }
}
