import DLMSWire

/// What went in blocks, put together.
public struct TransferContents: Sendable {
    public var direction: Frame.Direction
    public var octets: [UInt8]
    public var contents: BlockContents
    /// Longest contents put together, in octets: more is not for reading on a screen.
    public static let limit = 1 << 20

    public var decoding: Decoding { decoding(opening: nil) }

    /// - Parameter opener: opens what is ciphered; nil leaves it closed.
    public func decoding(opening opener: CipherOpener?) -> Decoding {
        WireDecoder.decode(octets, as: contents, opening: opener)
    }
}

extension Transfer {
    /// What went so far, in each direction that went in blocks.
    /// - Parameter opened: gives a frame with its plain APDU, where it is ciphered.
    public func contents(
        in capture: CaptureLog, opened: (Frame) -> Frame = { $0 }
    ) -> [TransferContents] {
        var found: [TransferContents] = []
        var last: UInt32 = 0
        for number in frames {
            guard let frame = capture[number].map(opened), let start = frame.apduStart else { continue }
            frame.octets.withUnsafeBytes { bytes in
                let apdu = Octets(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(start)))
                let part = BlockPart(apdu, isRequest: frame.direction == .received)
                guard case .piece(let block, _, let octets) = part else { return }
                if found.last?.direction != frame.direction {
                    let contents = BlockContents(ofBlocksIn: apdu, head: head(in: capture, opened))
                    found.append(TransferContents(direction: frame.direction, octets: [], contents: contents))
                    last = 0
                }
                guard block == last + 1 else { return }
                last = block
                let room = TransferContents.limit - found[found.count - 1].octets.count
                found[found.count - 1].octets += octets.prefix(max(0, room)).array
            }
        }
        return found
    }

    /// The first octets of the request's APDU: tag and choice.
    private func head(in capture: CaptureLog, _ opened: (Frame) -> Frame) -> [UInt8] {
        guard let frame = capture[head].map(opened), let start = frame.apduStart else { return [] }
        return Array(frame.octets.dropFirst(start).prefix(2))
    }
}

extension BlockContents {
    /// - Parameters:
    ///   - apdu: one that carries a block.
    ///   - head: tag and choice of the request.
    fileprivate init(ofBlocksIn apdu: Octets, head: [UInt8]) {
        let hasList = head.count > 1 && (head[1] == 3 || head[1] == 5)
        self =
            switch APDUTag(rawValue: apdu[0]) {
            case .generalBlockTransfer: .apdu
            case .getResponse: hasList ? .getResults : .data
            case .setRequest, .actionRequest: hasList ? .values : .data
            case .actionResponse: hasList ? .actionResults : .data
            case .readResponse: .readResults
            default: .data
            }
    }
}
