/// How much of a value fits into one block.
enum BlockSize {
    /// Octets of data, together with their length in front, that take at most `room` octets; less than 1 when not even
    /// one fits.
    static func payload(in room: Int) -> Int {
        if room <= 0x7F &+ 1 { return room &- 1 }
        if room <= 0xFF &+ 2 { return max(room &- 2, 0x7F) }
        return max(min(room &- 3, 0xFFFF), 0xFF)
    }
}
