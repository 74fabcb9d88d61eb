import DLMSWire
import MeterHost

/// Transfers in blocks, each folded into one row until it is opened.
extension FramesScreen {
    /// The transfer that the selected row stands for, or belongs to.
    var selectedTransfer: Transfer? { selected.flatMap { frames.transfer(of: $0) } }

    /// The transfer that a row stands for.
    func foldedTransfer(_ number: Int) -> Transfer? {
        guard let transfer = frames.transfer(of: number), transfer.head == number, frames.isFolded(transfer) else {
            return nil
        }
        return transfer
    }

    /// Opens or folds the selected transfer; a block folds the transfer it belongs to.
    /// - Returns: whether there was something to open or to fold.
    func fold(_ isFolded: Bool) -> Bool {
        guard let transfer = selectedTransfer, frames.isFolded(transfer) != isFolded else { return false }
        frames.fold(transfer, isFolded)
        select(number: transfer.head)
        return true
    }

    func toggleBlocks() -> Reaction {
        if let transfer = selectedTransfer { _ = fold(!frames.isFolded(transfer)) }
        return .handled
    }

    /// Why a transfer that goes no further has stopped, when its client is gone.
    func text(of transfer: Transfer) -> (text: String, isBroken: Bool) {
        guard transfer.state == .running, let frame = meter.capture[transfer.head],
            let closed = meter.clients.connections.first(where: { $0.link == frame.link })?.closed
        else { return (transfer.text, transfer.isBroken) }
        return (transfer.text + " broken: \(closed.reason)", true)
    }
}

extension SecretPolicy {
    /// The request of a transfer with all that went in blocks, put together, before its own fields.
    func open(_ transfer: Transfer, from request: Frame, in capture: CaptureLog) -> OpenFrame {
        let frame = open(request)
        let isHidden = !maskedOctets(of: request.octets).isEmpty
        let contents = transfer.contents(in: capture)
        var root = TraceNode(name: "transfer", offset: 0, length: 0, value: transfer.text)
        root.source = .reassembled
        root.children = contents.filter { $0.direction == .sent || !isHidden }.flatMap { part in
            let nodes = part.decoding.items
            return isRevealed ? nodes : Redaction.redact(nodes, of: part.octets)
        }
        let failure = frame.decoding.failure ?? (transfer.state == .complete ? contents.last?.decoding.failure : nil)
        var opened = OpenFrame(
            frame: request, decoding: Decoding(items: [root] + frame.decoding.items, failure: failure))
        opened.version = transfer.version
        return opened
    }
}
