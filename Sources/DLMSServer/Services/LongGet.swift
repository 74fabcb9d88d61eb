import DLMSWire

/// A response that goes out block by block, between two blocks.
///
/// The association's memory holds the references that were asked for, and behind them the tokens of the values that
/// are held still, one for each.
struct LongGet {
    /// Whether a list was asked for, whose results are sent instead of one value.
    let isList: Bool
    let count: Int
    /// Octets of the references.
    let length: Int
    /// Octets of the whole response value.
    let total: Int
    /// Octets of it that went out.
    private(set) var sent = 0
    /// Number of the last block sent, from 1.
    private(set) var block: UInt32 = 0

    init(_ references: WireList<AttributeReference>, isList: Bool, total: Int) {
        (self.isList, self.total) = (isList, total)
        (count, length) = (references.count, references.octets.count)
    }

    /// Octets of memory it takes.
    var size: Int { length &+ count &* Snapshots.size }

    /// The transfer after another block of `count` octets.
    func after(_ count: Int) -> LongGet {
        var next = self
        next.sent &+= count
        next.block &+= 1
        return next
    }

    func references(in memory: UnsafeMutableRawBufferPointer) -> WireList<AttributeReference> {
        WireList(count: count, octets: Octets(UnsafeRawBufferPointer(rebasing: memory[..<length])))
    }

    func snapshots(in memory: UnsafeMutableRawBufferPointer) -> Snapshots {
        Snapshots(memory: UnsafeMutableRawBufferPointer(rebasing: memory[length...]))
    }
}

/// How much of a value fits into one block.
enum BlockSize {
    /// Octets of a block before the length of its data: tag, type, invoke-id, last-block, number, choice.
    private static let head = 9

    /// Octets of data in an APDU of `size` octets; less than 1 when not even one fits.
    static func payload(in size: Int) -> Int {
        let room = size &- head
        if room <= 0x7F &+ 1 { return room &- 1 }
        if room <= 0xFF &+ 2 { return max(room &- 2, 0x7F) }
        return max(min(room &- 3, 0xFFFF), 0xFF)
    }
}
