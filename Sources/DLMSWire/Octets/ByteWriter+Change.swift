/// Changing what was written, as protecting an APDU in place does.
extension ByteWriter {
    /// Lets `body` change octets that were written.
    public mutating func change<Failure: Error>(
        _ range: Range<Int>, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(range.upperBound <= count, "changing what was not written")
        try body(UnsafeMutableRawBufferPointer(rebasing: base[range]))
    }

    /// Takes octets out; those behind move to the front.
    public mutating func remove(_ range: Range<Int>) {
        precondition(range.upperBound <= count && skip == 0, "removing what was not written")
        let behind = base[range.upperBound..<count]
        UnsafeMutableRawBufferPointer(rebasing: base[range.lowerBound..<(range.lowerBound &+ behind.count)])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: behind))
        stored &-= range.count
    }

    /// Makes room for `count` octets in front of what was written from `place` on, which moves to the back. Without the
    /// room for it the writer has overflowed.
    public mutating func insert(_ count: Int, at place: Int) {
        precondition(place <= self.count && skip == 0, "inserting into what was not written")
        let end = self.count
        append(count)
        guard !hasOverflowed else { return }
        UnsafeMutableRawBufferPointer(rebasing: base[(place &+ count)...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: base[place..<end]))
    }

    /// Puts a length in front of what was written from `place` on.
    public mutating func insertLength(_ length: Int, at place: Int) {
        insert(Self.lengthSize(length), at: place)
        guard !hasOverflowed else { return }
        let end = stored
        stored = place
        self.length(length)
        stored = end
    }

    /// Writes `count` octets of zero, to be changed later.
    public mutating func append(_ count: Int) { for _ in 0..<count { u8(0) } }
}
