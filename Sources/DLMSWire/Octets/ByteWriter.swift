/// Writes fields into a buffer of fixed size, big-endian.
///
/// It is a window: the first `skip` octets are dropped and those that do not fit are only counted. One value can so
/// be sent in blocks without a buffer of its length, by encoding it again for each block. Writing never fails; look
/// at ``overflow`` once, at the end.
public struct ByteWriter: ~Copyable {
    @usableFromInline let base: UnsafeMutableRawBufferPointer
    @usableFromInline var stored = 0
    @usableFromInline var behind = 0
    @usableFromInline var ahead = 0
    @usableFromInline var bound: Int
    /// Octets stored in the buffer.
    @inlinable public var count: Int { stored }
    /// Octets that did not fit.
    @inlinable public var overflow: Int { behind }
    /// Octets still to be dropped before the window begins.
    @inlinable public var skip: Int { ahead }
    /// The window ends here: octets behind are counted as overflow.
    @inlinable public var limit: Int { bound }

    public init(_ buffer: UnsafeMutableRawBufferPointer) {
        base = buffer
        bound = buffer.count
    }

    /// What has been stored.
    public var written: Octets { Octets(UnsafeRawBufferPointer(rebasing: base[0..<count])) }
    /// Octets that still fit.
    @inlinable public var room: Int { limit &- count }
    @inlinable public var hasOverflowed: Bool { overflow > 0 }
}

// MARK: - Fields

extension ByteWriter {
    #if hasFeature(Embedded)
        @inline(never) public mutating func u8(_ value: UInt8) { put(value) }
        public mutating func u16(_ value: UInt16) { unsigned(UInt64(value), 2) }
        public mutating func u32(_ value: UInt32) { unsigned(UInt64(value), 4) }
        public mutating func u64(_ value: UInt64) { unsigned(value, 8) }
    #else
        @inlinable public mutating func u8(_ value: UInt8) { number(value) }
        @inlinable public mutating func u16(_ value: UInt16) { number(value) }
        @inlinable public mutating func u32(_ value: UInt32) { number(value) }
        @inlinable public mutating func u64(_ value: UInt64) { number(value) }

        /// The short way of a host: all octets at once, where they lie in the window.
        @inlinable @inline(__always)
        mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_ value: Number) {
            let size = MemoryLayout<Number>.size
            guard ahead == 0, size <= room else { return unsigned(UInt64(value), size) }
            base.storeBytes(of: value.bigEndian, toByteOffset: stored, as: Number.self)
            stored &+= size
        }
    #endif

    /// Writes the low `count` (1 to 8) octets of `value`.
    @inline(never)
    public mutating func unsigned(_ value: UInt64, _ count: Int) {
        var shift = 8 &* (count &- 1)
        while shift >= 0 {
            put(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
            shift &-= 8
        }
    }

    private mutating func put(_ value: UInt8) {
        if ahead > 0 {
            ahead &-= 1
        } else if stored < bound {
            base[stored] = value
            stored &+= 1
        } else {
            behind &+= 1
        }
    }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func octets(_ octets: Octets) {
        let dropped = min(ahead, octets.count)
        let taken = min(octets.count &- dropped, room)
        ahead &-= dropped
        if taken > 0 {
            UnsafeMutableRawBufferPointer(rebasing: base[stored..<(stored &+ taken)])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: octets.bytes[dropped..<(dropped &+ taken)]))
            stored &+= taken
        }
        behind &+= octets.count &- dropped &- taken
    }

    /// Writes a length in the shortest form that BER and A-XDR share.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func length(_ value: Int) {
        guard value > 127 else { return u8(UInt8(truncatingIfNeeded: value)) }
        let count = value <= 0xFF ? 1 : value <= 0xFFFF ? 2 : value <= 0xFF_FFFF ? 3 : 4
        u8(0x80 | UInt8(count))
        unsigned(UInt64(value), count)
    }
}

// MARK: - Length in front

extension ByteWriter {
    /// Writes `tag`, the length of what `body` writes, and that. Not before a window begins.
    public mutating func prefixed(_ tag: UInt8, _ body: (inout ByteWriter) -> Void) {
        u8(tag)
        prefixed(body)
    }

    /// Writes the length of what `body` writes, then that: room for one octet of length is left, and what follows is
    /// moved when the length needs more.
    public mutating func prefixed(_ body: (inout ByteWriter) -> Void) {
        precondition(skip == 0, "a length in front needs the octets behind it")
        let start = count
        u8(0)
        body(&self)
        guard !hasOverflowed else { return }
        setLength(count &- start &- 1, at: start)
    }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    private mutating func setLength(_ length: Int, at start: Int) {
        let more = length <= 127 ? 0 : length <= 0xFF ? 1 : length <= 0xFFFF ? 2 : length <= 0xFF_FFFF ? 3 : 4
        guard more <= room else { return behind = more }
        if more > 0 {
            UnsafeMutableRawBufferPointer(rebasing: base[(start &+ 1 &+ more)..<(start &+ 1 &+ more &+ length)])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: base[(start &+ 1)..<(start &+ 1 &+ length)]))
        }
        stored = start
        self.length(length)
        stored &+= length
    }
}

// MARK: - The window

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

#if !hasFeature(Embedded)
    extension ByteWriter {
        /// Writes a copy of an array.
        public mutating func octets(_ array: [UInt8]) { array.withUnsafeBytes { octets(Octets($0)) } }
    }

    /// Collects what `body` writes, however long it is.
    public func encoded<Failure: Error>(
        _ body: (inout ByteWriter) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        var capacity = 256
        while true {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
            defer { buffer.deallocate() }
            var writer = ByteWriter(buffer)
            try body(&writer)
            if !writer.hasOverflowed { return writer.written.array }
            capacity = writer.count + writer.overflow
        }
    }
#endif
