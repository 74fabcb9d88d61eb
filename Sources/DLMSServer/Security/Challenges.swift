import DLMSWire

/// The two challenges of high level security, in the memory of the association that is pending.
struct Challenges {
    /// Octets that a challenge may have.
    static let lengths = 8...64
    /// Octets of the meter's own challenge: mechanism 2 ciphers it as one block, mechanism 7 is to have 32 or more.
    static func ownLength(_ mechanism: UInt8) -> Int { mechanism == Mechanism.ecdsa ? 32 : 16 }

    /// What the client sent, and what the meter sent.
    let client, server: Octets

    init(in memory: UnsafeMutableRawBufferPointer, _ mechanism: UInt8) {
        let octets = Octets(UnsafeRawBufferPointer(memory))
        client = octets.dropFirst(1).prefix(Int(octets[0]))
        server = octets.dropFirst(1 &+ client.count).prefix(Self.ownLength(mechanism))
    }

    /// Octets of memory that the challenges take.
    static func size(client: Int, _ mechanism: UInt8) -> Int { 1 &+ client &+ ownLength(mechanism) }

    /// Keeps the client's challenge.
    /// - Returns: the memory of the meter's own, to be filled.
    static func keep(
        client: Octets, in memory: UnsafeMutableRawBufferPointer, _ mechanism: UInt8
    ) -> UnsafeMutableRawBufferPointer {
        var writer = ByteWriter(memory)
        writer.u8(UInt8(client.count))
        writer.octets(client)
        return UnsafeMutableRawBufferPointer(rebasing: memory[writer.count..<(writer.count &+ ownLength(mechanism))])
    }
}
