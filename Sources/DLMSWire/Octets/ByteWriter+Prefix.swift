/// Length in front.
extension ByteWriter {
    /// Writes `tag`, the length of what `body` writes, and that. Not before a window begins.
    public mutating func prefixed(_ tag: UInt8, _ body: (inout ByteWriter) -> Void) {
        u8(tag)
        prefixed(body)
    }

    /// Writes the length of what `body` writes, then that: room for one octet of length is left, and what follows is
    /// moved when the length needs more.
    public mutating func prefixed(_ body: (inout ByteWriter) -> Void) {
        let start = beginPrefixed(expecting: 0)
        body(&self)
        guard !hasOverflowed else { return }
        endPrefixed(at: start, expecting: 0)
    }

    /// Leaves room for the length of what is written next, which will be about `length` octets: of another length
    /// than that it is moved by ``endPrefixed(at:expecting:)`` when its own needs more octets or fewer.
    /// - Returns: where the length goes.
    public mutating func beginPrefixed(expecting length: Int) -> Int {
        precondition(skip == 0, "a length in front needs the octets behind it")
        let start = count
        self.length(length)
        return start
    }

    /// Sets the length of what was written since ``beginPrefixed(expecting:)``.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func endPrefixed(at start: Int, expecting expected: Int) {
        let reserved = Self.lengthSize(expected)
        let length = count &- start &- reserved
        let size = Self.lengthSize(length)
        guard size &- reserved <= room else { return behind = size &- reserved }
        if size != reserved {
            UnsafeMutableRawBufferPointer(rebasing: base[(start &+ size)..<(start &+ size &+ length)])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: base[(start &+ reserved)..<count]))
        }
        stored = start
        self.length(length)
        stored &+= length
    }

    static func lengthSize(_ length: Int) -> Int {
        length <= 127 ? 1 : length <= 0xFF ? 2 : length <= 0xFFFF ? 3 : length <= 0xFF_FFFF ? 4 : 5
    }
}
