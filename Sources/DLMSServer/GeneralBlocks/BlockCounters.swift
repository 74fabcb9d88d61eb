import DLMSWire

/// How far both sides have come in one exchange of general blocks. Each numbers its own blocks from 1, those that only
/// acknowledge too.
struct BlockCounters {
    /// Number of the last block that was sent.
    var sent: UInt16 = 0
    /// Number of the last block that came, of those that came in sequence.
    var received: UInt16 = 0
    /// Blocks that the client takes at once, 0 to 63: 0 when it acknowledges nothing. A client that asked without
    /// general blocks has not told it yet: the first block of the answer is sent alone.
    var window: UInt8 = 1

    /// Whether the client wants to hear of blocks that came.
    var isConfirmed: Bool { window > 0 }

    /// The counters after `block` has come in sequence, or whatever else it was.
    func after(_ block: GeneralBlockTransfer) -> BlockCounters {
        var next = self
        next.window = block.window
        if block.blockNumber == received &+ 1 { next.received = block.blockNumber }
        return next
    }
}

/// The head of a general block.
enum BlockControl {
    static let last: UInt8 = 0x80
    static let streaming: UInt8 = 0x40
    /// Octets before the length of the data: tag, control, both numbers.
    static let headSize = 6
    /// Where the control is.
    static let offset = 1
}

extension ByteWriter {
    /// Writes a general block up to the length of its data.
    mutating func generalBlockHead(_ control: UInt8, _ number: UInt16, _ acknowledged: UInt16) {
        u8(APDUTag.generalBlockTransfer.rawValue)
        u8(control)
        u16(number)
        u16(acknowledged)
    }
}
