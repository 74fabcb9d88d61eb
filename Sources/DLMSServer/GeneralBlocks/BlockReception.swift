import DLMSWire

/// A request that comes in general blocks, between two of them. What has come of it lies at the beginning of the
/// association's memory.
struct BlockReception {
    private(set) var counters = BlockCounters()
    /// Octets of the request that have come.
    private(set) var length = 0

    /// What a block leads to.
    enum OnBlock {
        /// The request goes on with the block's data, ends with it, or nothing of it is new.
        case store, complete, acknowledge
        /// Blocks follow before an acknowledgement is wanted; this one is stored, or was missed.
        case wait(isNew: Bool)
    }

    /// Looks at a block. Those behind a lost one are not kept: the acknowledgement names the last that came in
    /// sequence, and the client sends again from there.
    func receive(_ block: GeneralBlockTransfer) -> OnBlock {
        let isNew = block.blockNumber == counters.received &+ 1
        if block.isLast { return isNew ? .complete : .acknowledge }
        if block.isStreaming { return .wait(isNew: isNew) }
        return isNew ? .store : .acknowledge
    }

    /// The reception after `block`.
    func after(_ block: GeneralBlockTransfer) -> BlockReception {
        var next = self
        next.counters = counters.after(block)
        if next.counters.received != counters.received { next.length &+= block.blockData.count }
        return next
    }

    /// The reception after an acknowledgement was sent.
    var acknowledged: BlockReception {
        var next = self
        next.counters.sent &+= 1
        return next
    }

    /// Whether `block` is the first block once more.
    func repeats(_ block: GeneralBlockTransfer, in memory: UnsafeMutableRawBufferPointer) -> Bool {
        guard block.blockNumber == 1, counters.received > 0, block.blockData.count <= length else { return false }
        return Octets(UnsafeRawBufferPointer(rebasing: memory[..<block.blockData.count])) == block.blockData
    }
}
