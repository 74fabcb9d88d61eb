import DLMSWire

/// A key that only the meter knows. Its memory is overwritten when it is replaced and nobody uses it any more.
final class SecretKey {
    private let memory: UnsafeMutableRawBufferPointer

    init(_ octets: [UInt8]) {
        memory = .allocate(byteCount: octets.count, alignment: 8)
        memory.copyBytes(from: octets)
    }

    deinit {
        Self.wipe(memory)
        memory.deallocate()
    }

    var octets: Octets { Octets(UnsafeRawBufferPointer(memory)) }

    /// A function of its own: the compiler would leave out what is written just before memory is given back.
    @inline(never)
    private static func wipe(_ memory: UnsafeMutableRawBufferPointer) {
        for place in memory.indices { memory[place] = 0 }
    }
}
