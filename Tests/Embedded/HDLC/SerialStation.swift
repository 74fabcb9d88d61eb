import Board
import DLMSServer
import DLMSWire

/// The meter on a serial line: octets in, HDLC frames out.
struct SerialStation: ~Copyable {
    private var line: HDLCLine
    private var meter: Desk

    init(memory: board_memory) {
        meter = Desk(memory: memory)
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
