import DLMSWire

/// One client's association with one logical device, on one link: which service is legal now.
public struct Association: ~Copyable {
    private enum State {
        case closed
        case open(Agreement)
        case sendingBlocks(Agreement, LongGet)
    }

    private var state = State.closed
    /// SAPs of the open association: the first thing that is asked of each of them.
    private var client: UInt16 = 0
    private var server: UInt16 = 0

    init() {}

    var isOpen: Bool {
        if case .closed = state { false } else { true }
    }

    func isBetween(_ client: UInt16, _ server: UInt16) -> Bool {
        self.client == client && self.server == server && isOpen
    }

    /// What was agreed; nil while the association is closed.
    var agreement: Agreement? {
        switch state {
        case .closed: nil
        case .open(let agreement), .sendingBlocks(let agreement, _): agreement
        }
    }

    /// The transfer in progress.
    var longGet: LongGet? {
        if case .sendingBlocks(_, let transfer) = state { transfer } else { nil }
    }

    mutating func open(_ agreement: Agreement) {
        (client, server) = (agreement.offer.client, agreement.offer.server)
        state = .open(agreement)
    }

    mutating func close() { state = .closed }

    /// A first block went out and others follow.
    mutating func begin(_ transfer: LongGet) {
        switch state {
        case .closed: break
        case .open(let agreement), .sendingBlocks(let agreement, _): state = .sendingBlocks(agreement, transfer)
        }
    }

    /// The last block went out, or the transfer was given up.
    mutating func endTransfer() {
        if case .sendingBlocks(let agreement, _) = state { state = .open(agreement) }
    }

    /// What a request for the next block leads to.
    enum OnNext {
        case send(LongGet)
        case wrongNumber(expected: UInt32)
        case nothingInProgress
    }

    /// The client confirms `block` and asks for the one after it.
    func receiveNext(_ block: UInt32) -> OnNext {
        switch state {
        case .closed, .open: .nothingInProgress
        case .sendingBlocks(_, let transfer):
            block == transfer.block ? .send(transfer) : .wrongNumber(expected: transfer.block)
        }
    }
}
