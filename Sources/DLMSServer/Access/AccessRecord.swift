import DLMSWire

/// What has come of an ACCESS so far: the outcome of each element, and what its methods returned.
///
/// The values come first in a response and the outcomes behind them, so the outcomes must wait somewhere. The record
/// lies at the beginning of the association's memory: an entry for each element, then the returned values.
struct AccessRecord {
    /// Octets of an entry: result, then a token: of a value that is held still, or where a returned value lies.
    private static let entrySize = 5

    let memory: UnsafeMutableRawBufferPointer
    /// Octets in use.
    private(set) var size: Int

    /// A record of `count` elements; nil when the memory has no room for it. Values lie in its first 64 KiB.
    init?(of count: Int, in memory: UnsafeMutableRawBufferPointer) {
        size = count &* Self.entrySize
        guard size <= memory.count else { return nil }
        self.memory = UnsafeMutableRawBufferPointer(rebasing: memory[..<min(memory.count, max(size, 0xFFFF))])
    }

    /// Enters an element that was not looked at yet.
    func clear(_ index: Int) {
        self[result: index] = DataAccessResult.otherReason.rawValue
        self[token: index] = 0
    }

    /// Data-access-result or action-result of an element.
    subscript(result index: Int) -> UInt8 {
        get { memory[index &* Self.entrySize] }
        nonmutating set { memory[index &* Self.entrySize] = newValue }
    }

    /// Of an attribute that was read, the token of its value; 0 where it is not held still.
    subscript(token index: Int) -> UInt32 {
        get { memory.loadUnaligned(fromByteOffset: index &* Self.entrySize &+ 1, as: UInt32.self) }
        nonmutating set { memory.storeBytes(of: newValue, toByteOffset: index &* Self.entrySize &+ 1, as: UInt32.self) }
    }

    /// What a method returned; empty when it was nothing.
    func returned(_ index: Int) -> Octets {
        let (start, length) = (Int(self[token: index] >> 16), Int(self[token: index] & 0xFFFF))
        return Octets(UnsafeRawBufferPointer(rebasing: memory[start..<(start &+ length)]))
    }

    /// Where the next value goes.
    var room: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[size...]) }

    /// Remembers that the first `length` octets of ``room`` are what a method returned.
    mutating func setReturned(_ index: Int, length: Int) {
        guard length > 0 else { return }
        self[token: index] = UInt32(truncatingIfNeeded: size) << 16 | UInt32(truncatingIfNeeded: length)
        size &+= length
    }
}
