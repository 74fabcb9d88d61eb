/// Tokens of the values that a long response holds still, in the association's memory.
struct Snapshots {
    /// Octets of one token.
    static let size = MemoryLayout<UInt32>.size

    /// As many tokens as fit, not aligned.
    let memory: UnsafeMutableRawBufferPointer

    subscript(index: Int) -> UInt32 {
        get { memory.loadUnaligned(fromByteOffset: index &* Self.size, as: UInt32.self) }
        nonmutating set { memory.storeBytes(of: newValue, toByteOffset: index &* Self.size, as: UInt32.self) }
    }
}
