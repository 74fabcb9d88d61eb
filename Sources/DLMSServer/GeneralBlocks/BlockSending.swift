import DLMSWire

/// A response that goes out in general blocks, between two of them.
///
/// All blocks but the last carry the same number of octets, so any of them can be written again from its number: what
/// was lost is asked for by acknowledging the block before it.
struct BlockSending {
    /// The response, whose pieces the blocks are.
    let response: LongResponse
    /// Octets of data in a block.
    let payload: Int
    /// Number of the block with the first piece.
    let first: UInt16
    private(set) var counters: BlockCounters
    /// The block to be sent next, and where its piece begins.
    private(set) var next: Block
    /// Number of the last block that the client takes before it acknowledges.
    private(set) var windowEnd: UInt16
    /// Number of the last block of the response, once it went out.
    private(set) var last: UInt16?
    /// The block behind the last acknowledgement.
    private var base: Block

    struct Block {
        var number: UInt16
        var place = LongResponse.Place()
    }

    /// Begins after what the client sent of its request.
    init(_ response: LongResponse, payload: Int, after counters: BlockCounters) {
        (self.response, self.payload, self.counters) = (response, payload, counters)
        first = counters.sent &+ 1
        next = Block(number: first)
        base = next
        windowEnd = counters.isConfirmed ? counters.sent &+ UInt16(counters.window) : .max
    }

    /// Whether the client expects another block before it acknowledges.
    var isStreaming: Bool { last != next.number &- 1 && next.number <= windowEnd && next.number != 0 }

    /// The sending after a block went out, behind which the response goes on at `place`; nil at its end.
    func after(goingOnAt place: LongResponse.Place?) -> BlockSending {
        var after = self
        after.counters.sent = max(counters.sent, next.number)
        if place == nil { after.last = next.number }
        after.next = Block(number: next.number &+ 1, place: place ?? next.place)
        return after
    }
}

// MARK: - Acknowledgements

extension BlockSending {
    /// What an acknowledgement leads to.
    enum OnAcknowledgement {
        case send(BlockSending)
        /// The client has all of it.
        case finished
        case wrongNumber(expected: UInt16)
    }

    /// The client has all blocks up to the one that `block` acknowledges, and takes a window of others.
    func acknowledge(_ block: GeneralBlockTransfer) -> OnAcknowledgement {
        let number = block.blockNumberAck
        guard number <= counters.sent, number &+ 1 >= first else { return .wrongNumber(expected: counters.sent) }
        if number == last { return .finished }
        var sending = self
        sending.counters = counters.after(block)
        sending.base = self.block(number &+ 1)
        sending.next = sending.base
        sending.windowEnd = min(number, .max &- 63) &+ UInt16(max(block.window, 1))
        return .send(sending)
    }

    /// Where the piece of a block begins: as many octets behind a place that is known as there are blocks between.
    private func block(_ number: UInt16) -> Block {
        if number == next.number { return next }
        var known = number < base.number ? Block(number: first) : base
        known.place.offset &+= Int(number &- known.number) &* payload
        known.number = number
        return known
    }
}
