import DLMSWire
import DequeModule

/// Finds the transfers in blocks among frames, which it is shown one behind the other.
///
/// It looks at a few octets of each and keeps numbers only. Used on the meter's event loop only.
public final class TransferTracker {
    private struct Key: Hashable {
        var link: UInt32
        var client: UInt16
        var server: UInt16
    }

    /// What goes on between two SAPs of a link.
    private struct Exchange {
        /// The request that is being answered.
        var request: Int
        var transfer: Transfer?
    }

    private var exchanges: [Key: Exchange] = [:]
    private var transferOfFrame: [Int: Transfer] = [:]
    /// By their first frame.
    private var transfers: Deque<Transfer> = []
    /// Exchanges kept, so that links which are long gone do not add up.
    private static let exchangeLimit = 4096

    public init() {}

    /// The transfer that a frame belongs to.
    public subscript(frame number: Int) -> Transfer? { transferOfFrame[number] }

    /// Looks at the next frame.
    public func take(_ frame: Frame) {
        guard let start = frame.apduStart else { return }
        frame.octets.withUnsafeBytes { bytes in
            let apdu = Octets(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(start)))
            let part = BlockPart(apdu, isRequest: frame.direction == .received)
            let key = Key(link: frame.link, client: frame.client, server: frame.server)
            take(part, of: frame.number, frame.direction, on: key)
        }
    }

    /// Forgets transfers of which no frame is kept.
    public func forget(before first: Int) {
        while let oldest = transfers.first, (oldest.frames.last ?? 0) < first {
            for number in oldest.frames { transferOfFrame[number] = nil }
            transfers.removeFirst()
        }
        if exchanges.count > Self.exchangeLimit { exchanges = exchanges.filter { $0.value.request >= first } }
    }
}

// MARK: - One frame

extension TransferTracker {
    private func take(_ part: BlockPart, of number: Int, _ way: Frame.Direction, on key: Key) {
        let transfer = exchanges[key]?.transfer
        switch part {
        case .request:
            if let transfer, transfer.state == .running {
                transfer.state = .broken("the client asked for something else after block \(transfer.block)")
            }
            exchanges[key] = Exchange(request: number)
        case .piece(let block, let isLast, let octets):
            place(of: number, block, way, on: key).count(block: block, octets: octets.count, isLast: isLast, way)
        case .acknowledgement:
            guard let transfer else { return }
            add(number, to: transfer)
        case .answer, .refusal:
            guard let transfer, transfer.state == .running else { return }
            add(number, to: transfer)
            end(transfer, part)
        }
    }

    private func end(_ transfer: Transfer, _ part: BlockPart) {
        if case .refusal(let reason) = part {
            transfer.state = .broken("\(reason) after block \(transfer.block)")
        } else {
            transfer.state = transfer.isAtEnd ? .complete : .broken("answered after block \(transfer.block)")
        }
    }

    /// The transfer that a block belongs to, with the block's frame added.
    private func place(of number: Int, _ block: UInt32, _ way: Frame.Direction, on key: Key) -> Transfer {
        let exchange = exchanges[key]
        if let transfer = exchange?.transfer, goesOn(transfer, block, way) {
            add(number, to: transfer)
            return transfer
        }
        // A client's block is a request itself; a meter's answers one.
        let request = way == .received ? nil : exchange?.request
        let transfer = Transfer(frames: [])
        if let request { add(request, to: transfer) }
        add(number, to: transfer)
        transfers.append(transfer)
        exchanges[key] = Exchange(request: request ?? number, transfer: transfer)
        return transfer
    }

    /// A client that begins anew begins another exchange; a meter answers the one that there is.
    private func goesOn(_ transfer: Transfer, _ block: UInt32, _ way: Frame.Direction) -> Bool {
        way == .sent
            || transfer.state == .running && transfer.direction == .received && (block > 1 || transfer.block == 1)
    }

    private func add(_ number: Int, to transfer: Transfer) {
        transfer.add(frame: number)
        transferOfFrame[number] = transfer
    }
}
