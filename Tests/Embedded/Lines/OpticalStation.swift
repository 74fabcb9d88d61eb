import Board
import DLMSServer
import DLMSWire

#if ModeE
    /// The meter behind an optical port: a call in IEC 62056-21, then HDLC.
    struct OpticalStation: ~Copyable {
        private var port: ModeEPort
        private var meter: Desk

        init(memory: board_memory) {
            meter = Desk(memory: memory)
            let all = UnsafeMutableRawBufferPointer(start: memory.line, count: memory.line_size)
            let text = UnsafeMutableRawBufferPointer(rebasing: all[..<ModeEPort.memorySize])
            let frames = UnsafeMutableRawBufferPointer(rebasing: all[ModeEPort.memorySize...])
            let sizes = HDLCSizes(connections: 1, receiveLength: 128, transmitLength: 128, request: 256, response: 256)
            port = ModeEPort(
                ModeESettings(manufacturer: (0x4D, 0x43, 0x53)), HDLCLine(HDLCSettings(), sizes, memory: frames),
                memory: text)
        }

        /// Takes what came over the port.
        /// - Returns: octets to send.
        mutating func receive(_ octets: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer) -> Int {
            (meter.output, meter.count) = (buffer, 0)
            _ = port.receive(Octets(octets), at: .zero, station: &meter)
            port.elapse(at: .seconds(1), station: &meter)
            return meter.count
        }
    }

    extension Desk: ModeEStation {
        func isMeant(by request: SignOnRequest) -> Bool { request.isMeant(for: Octets("00000001" as StaticString)) }
        mutating func writeIdentification(into text: inout ByteWriter) {
            text.octets(Octets("MC00000001" as StaticString))
        }
        mutating func writeReadout(line index: Int, into text: inout ByteWriter) -> Bool {
            guard index == 0 else { return false }
            text.octets(Octets("F.F(00000000)" as StaticString))
            return true
        }
        mutating func send(text: Octets) { send(octets: text) }
        mutating func setLine(_ setting: ModeELineSetting) {}
    }
#endif
