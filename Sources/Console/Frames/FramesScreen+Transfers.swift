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
        guard let transfer = selectedTransfer, frames.isFolded(transfer) != isFolded else {
            return foldSegments(isFolded)
        }
        frames.fold(transfer, isFolded)
        select(number: transfer.head)
        return true
    }

    func toggleBlocks() -> Reaction {
        if let transfer = selectedTransfer {
            _ = fold(!frames.isFolded(transfer))
        } else if let apdu = selectedSegmentedAPDU {
            _ = foldSegments(!frames.isFolded(apdu: apdu.number))
        }
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

/// APDUs that HDLC carried in more than one frame, which fold into the APDU's row.
extension FramesScreen {
    /// The APDU in segments that the selected row stands for, or is one of.
    var selectedSegmentedAPDU: Frame? {
        guard let frame = selected.flatMap({ meter.capture[$0] }),
            let apdu = frame.kind == .apdu ? frame : meter.capture.apdu(carriedBy: frame),
            meter.capture.segments(of: apdu).count > 1
        else { return nil }
        return apdu
    }

    private func foldSegments(_ isFolded: Bool) -> Bool {
        guard let apdu = selectedSegmentedAPDU, frames.isFolded(apdu: apdu.number) != isFolded else { return false }
        frames.fold(apdu: apdu.number, isFolded ? meter.capture.segments(of: apdu).map(\.number) : nil)
        select(number: apdu.number)
        return true
    }
}

extension SecretPolicy {
    /// The request of a transfer with all that went in blocks, put together, before its own fields.
    func open(_ transfer: Transfer, from request: Frame, of meter: RunningMeter) -> OpenFrame {
        let frame = open(request, with: meter.opener)
        let isHidden = !maskedOctets(of: meter.opener.opened(request).octets).isEmpty
        let contents = transfer.contents(in: meter.capture, opened: meter.opener.opened)
        let opener = FrameExport.opener(for: request, with: meter.opener, revealing: isRevealed)
        var root = TraceNode(name: "transfer", offset: 0, length: 0, value: transfer.text)
        root.source = .reassembled
        root.children = contents.filter { $0.direction == .sent || !isHidden }.flatMap { part in
            let nodes = part.decoding(opening: opener(part.direction)).items
            return isRevealed ? nodes : Redaction.redact(nodes, of: part.octets)
        }
        let failure = frame.decoding.failure ?? (transfer.state == .complete ? contents.last?.decoding.failure : nil)
        var opened = OpenFrame(
            frame: request, decoding: Decoding(items: [root] + frame.decoding.items, failure: failure))
        opened.version = transfer.version
        return opened
    }
}
