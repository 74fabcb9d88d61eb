import DLMSWire

/// The head of an entry of the queue, in front of its APDU.
struct OutgoingEntry {
    /// Octets of the head.
    static let headSize = 4 + 2 + 2 + 1 + 1 + 1 + 8

    let outgoing: Outgoing
    /// Octets of the APDU.
    let length: Int

    /// Octets of the entry.
    var size: Int { Self.headSize &+ length }

    init(_ outgoing: Outgoing, length: Int) { (self.outgoing, self.length) = (outgoing, length) }

    init(in memory: UnsafeMutableRawBufferPointer) {
        length = Int(memory.loadUnaligned(as: UInt32.self))
        var outgoing = Outgoing(
            client: memory.loadUnaligned(fromByteOffset: 4, as: UInt16.self),
            server: memory.loadUnaligned(fromByteOffset: 6, as: UInt16.self)
        )
        let flags = memory[8]
        outgoing.isUrgent = flags & 1 != 0
        outgoing.window = memory[9]
        if flags & 2 != 0 {
            outgoing.confirmation = Outgoing.Confirmation(
                timeout: .milliseconds(memory.loadUnaligned(fromByteOffset: 11, as: Int64.self)),
                repetitions: memory[10]
            )
        }
        self.outgoing = outgoing
    }

    func store(in memory: UnsafeMutableRawBufferPointer) {
        memory.storeBytes(of: UInt32(truncatingIfNeeded: length), as: UInt32.self)
        memory.storeBytes(of: outgoing.client, toByteOffset: 4, as: UInt16.self)
        memory.storeBytes(of: outgoing.server, toByteOffset: 6, as: UInt16.self)
        memory[8] = (outgoing.isUrgent ? 1 : 0) | (outgoing.confirmation == nil ? 0 : 2)
        memory[9] = outgoing.window & 0x3F
        memory[10] = outgoing.confirmation?.repetitions ?? 0
        let (seconds, attoseconds) = (outgoing.confirmation?.timeout ?? .zero).components
        let milliseconds = seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
        memory.storeBytes(of: milliseconds, toByteOffset: 11, as: Int64.self)
    }
}
