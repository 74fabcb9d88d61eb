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
    /// Octets that did not fit; of a value that is longer still, those that were written before its writer gave up.
    @inlinable public var overflow: Int { behind }
    /// Octets still to be dropped before the window begins.
    @inlinable public var skip: Int { ahead }
    /// The window ends here: octets behind are counted as overflow.
    @inlinable public var limit: Int { bound }

    /// Octets of the buffer: the furthest that ``setLimit(_:)`` can move the limit.
    @inlinable public var capacity: Int { base.count }

    public init(_ buffer: UnsafeMutableRawBufferPointer) {
        base = buffer
        bound = buffer.count
    }

    /// What has been stored.
    public var written: Octets { Octets(UnsafeRawBufferPointer(rebasing: base[0..<count])) }
    /// Octets that still fit.
    @inlinable public var room: Int { limit &- count }
    /// Whether something did not fit. What comes behind it need not be written any more.
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
        withUnsafeBytes(of: value.bigEndian) { octets(Octets($0).dropFirst(8 &- count)) }
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

#if !hasFeature(Embedded)
    extension ByteWriter {
        /// Writes a copy of an array.
        public mutating func octets(_ array: [UInt8]) { array.withUnsafeBytes { octets(Octets($0)) } }
        /// Writes an array as an octet-string.
        public mutating func octetString(_ array: [UInt8]) { array.withUnsafeBytes { octetString(Octets($0)) } }
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
            // What is written may stop as soon as nothing fits any more, so the overflow is only a lower bound.
            capacity = max(2 * capacity, writer.count + writer.overflow)
        }
    }
#endif
