import Board
import DLMSServer
import DLMSWire

#if !Traits || Wrapper
    /// The meter on its line: wrapper octets in, wrapper octets out.
    struct Station<Objects: ObjectList>: ~Copyable {
        private var server: Server<Meter<Objects>>
        private var session: LinkSession

        init(_ objects: Objects, memory: board_memory) {
            let registers = UnsafeMutableBufferPointer(start: memory.registers, count: memory.register_count)
            server = Server(Meter(objects: objects, registers: registers))
            let octets = UnsafeMutableRawBufferPointer(start: memory.session, count: memory.session_size)
            session = LinkSession(link: 0, associations: 2, memory: octets)
        }

        /// Answers one WPDU.
        /// - Returns: octets of the response; 0 when there is none.
        mutating func receive(_ wpdu: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer) -> Int {
            var reader = ByteReader(wpdu)
            guard let header = try? WrapperHeader(from: &reader), Int(header.length) == reader.remaining else {
                return 0
            }
            var writer = ByteWriter(buffer)
            WrapperHeader(sourcePort: header.destinationPort, destinationPort: header.sourcePort, length: 0)
                .encode(into: &writer)
            let start = writer.count
            let reaction = server.receive(
                reader.rest, client: header.sourcePort, server: header.destinationPort, in: &session, at: .zero,
                response: &writer
            )
            guard reaction == .respond else { return 0 }
            writer.patch(u16: UInt16(truncatingIfNeeded: writer.count &- start), at: start &- 2)
            return writer.count
        }
    }
#endif
