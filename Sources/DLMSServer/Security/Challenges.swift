import DLMSWire

/// The two challenges of high level security, in the memory of the association that is pending.
struct Challenges {
    /// Octets that a challenge may have.
    static let lengths = 8...64
    /// Octets of the meter's own challenge; mechanism 2 ciphers it as one block.
    static let ownLength = 16

    /// What the client sent, and what the meter sent.
    let client, server: Octets

    init(in memory: UnsafeMutableRawBufferPointer) {
        let octets = Octets(UnsafeRawBufferPointer(memory))
        client = octets.dropFirst(1).prefix(Int(octets[0]))
        server = octets.dropFirst(1 &+ client.count).prefix(Self.ownLength)
    }

    /// Octets of memory that the challenges take.
    static func size(client: Int) -> Int { 1 &+ client &+ ownLength }

    /// Keeps the client's challenge.
    /// - Returns: the memory of the meter's own, to be filled.
    static func keep(
        client: Octets, in memory: UnsafeMutableRawBufferPointer
    ) -> UnsafeMutableRawBufferPointer {
        var writer = ByteWriter(memory)
        writer.u8(UInt8(client.count))
        writer.octets(client)
        return UnsafeMutableRawBufferPointer(rebasing: memory[writer.count..<(writer.count &+ ownLength)])
    }
}
