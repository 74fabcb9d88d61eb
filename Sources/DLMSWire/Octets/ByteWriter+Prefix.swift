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
