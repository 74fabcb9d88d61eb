import DLMSServer
import DLMSWire

/// A connection over which the meter can speak without being asked.
protocol Notifier: AnyObject {
    var service: LineService { get }
    var session: LinkSession { get set }

    /// Takes an APDU into the connection's queue, if the client takes such APDUs.
    func enqueue(_ apdu: [UInt8], _ outgoing: Outgoing) throws(OutgoingFault)
}

extension Notifier {
    /// - Returns: the APDU that tells a client of this connection.
    func write(_ notification: Notification, to client: UInt16) throws(Refusal) -> [UInt8] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: service.buffers.reassembly, alignment: 1)
        defer { room.deallocate() }
        var writer = ByteWriter(room)
        try service.write(notification, to: client, in: &session, into: &writer)
        guard !writer.hasOverflowed else {
            throw Refusal(.none, because: .responseTooLong(length: writer.count, limit: room.count))
        }
        return writer.written.array
    }
}
