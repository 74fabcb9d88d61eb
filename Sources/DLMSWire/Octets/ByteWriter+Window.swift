/// The window, and changing what was written.
extension ByteWriter {
    /// Writes what `body` writes, but only the octets from `skip` on, and at most `maximum` of them.
    /// - Returns: octets stored, and octets that came after them.
    public mutating func window<Failure: Error>(
        skipping skip: Int, atMost maximum: Int, _ body: (inout ByteWriter) throws(Failure) -> Void
    ) throws(Failure) -> (stored: Int, behind: Int) {
        let (start, outerLimit, outerOverflow) = (count, limit, overflow)
        ahead = skip
        bound = min(outerLimit, start &+ maximum)
        behind = 0
        defer {
            ahead = 0
            bound = outerLimit
            behind = outerOverflow
        }
        try body(&self)
        return (count &- start, overflow)
    }

    /// Drops up to `count` octets of the part before the window at once, for a caller who knows how long it is.
    /// - Returns: the octets dropped.
    public mutating func skipAtOnce(_ count: Int) -> Int {
        let dropped = min(ahead, count)
        ahead &-= dropped
        return dropped
    }

    /// Takes back everything written after the first `count` octets.
    public mutating func rewind(to count: Int) {
        precondition(count <= self.count, "rewinding forwards")
        stored = count
        behind = 0
    }

    /// Where writing stands, in and around the window.
    public struct Position {
        let count, overflow, skip: Int
    }

    public var position: Position { Position(count: count, overflow: overflow, skip: skip) }

    /// Takes back everything written since `position`, also where that was before or behind the window.
    public mutating func rewind(to position: Position) {
        precondition(position.count <= count, "rewinding forwards")
        (stored, behind, ahead) = (position.count, position.overflow, position.skip)
    }

    /// Moves the end of the window: from now on nothing is stored behind the first `limit` octets of the buffer.
    public mutating func setLimit(_ limit: Int) {
        precondition(limit <= base.count, "a limit behind the buffer")
        bound = limit
    }

    /// Overwrites octets written before, such as a length that is known only now.
    public mutating func patch(u8 value: UInt8, at position: Int) {
        precondition(position < count, "patching what was not written")
        base[position] = value
    }

    public mutating func patch(u16 value: UInt16, at position: Int) {
        patch(u8: UInt8(truncatingIfNeeded: value >> 8), at: position)
        patch(u8: UInt8(truncatingIfNeeded: value), at: position &+ 1)
    }

    public mutating func patch(u32 value: UInt32, at position: Int) {
        patch(u16: UInt16(truncatingIfNeeded: value >> 16), at: position)
        patch(u16: UInt16(truncatingIfNeeded: value), at: position &+ 2)
    }

    /// Lets somebody else store octets directly behind those written; `body` returns how many it stored.
    public mutating func append(_ body: (UnsafeMutableRawBufferPointer) -> Int) {
        precondition(skip == 0, "appending before the window")
        let appended = body(UnsafeMutableRawBufferPointer(rebasing: base[count..<limit]))
        precondition((0...room).contains(appended), "more stored than there was room for")
        stored &+= appended
    }
}
