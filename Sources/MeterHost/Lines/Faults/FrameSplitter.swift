import DLMSWire

/// Takes a stream of octets apart into frames, and what lies between them.
struct FrameSplitter {
    private let framing: ReceivedFrames.Framing
    private var collected: [UInt8] = []

    /// A frame, or octets that are none.
    struct Piece: Equatable {
        var octets: [UInt8]
        var isFrame: Bool
    }

    init(_ framing: ReceivedFrames.Framing) { self.framing = framing }

    var isText: Bool { framing == .text }

    /// - Returns: the frames that are whole by now.
    mutating func take(_ octets: Octets) -> [Piece] {
        collected += octets.bytes
        var pieces: [Piece] = []
        while let next = next() {
            pieces.append(Piece(octets: Array(collected.prefix(next.count)), isFrame: next.isFrame))
            collected.removeFirst(next.used ?? next.count)
        }
        return pieces
    }

    /// What has begun and is not whole.
    mutating func takeRest() -> [Piece] {
        defer { collected = [] }
        return collected.isEmpty ? [] : [Piece(octets: collected, isFrame: false)]
    }

    /// What comes next: how many octets, and how many of them are used up, where that are fewer.
    private typealias Next = (count: Int, used: Int?, isFrame: Bool)

    private func next() -> Next? {
        guard !collected.isEmpty else { return nil }
        switch framing {
        case .text: return (collected.count, nil, true)
        case .wrapper: return nextWPDU()
        case .hdlc: return nextHDLC()
        }
    }

    private func nextWPDU() -> Next? {
        collected.withUnsafeBytes { bytes in
            switch WrapperStep(Octets(bytes), limit: Int(UInt16.max)) {
            case .wpdu(_, _, let length): (length, nil, true)
            case .incomplete: nil
            case .broken: (bytes.count, nil, false)
            }
        }
    }

    /// A flag, the format field with the length, and the flag at its end; all else is none, up to the next flag. The
    /// flag at the end of one frame may be the first of the next one.
    private func nextHDLC() -> Next? {
        guard collected[0] == HDLCFrame.flag else {
            return (collected.firstIndex(of: HDLCFrame.flag) ?? collected.count, nil, false)
        }
        guard collected.count > 2 else { return nil }
        guard collected[1] >> 4 == 0xA else { return (1, nil, false) }
        let end = 1 + Int(collected[1] & 7) << 8 + Int(collected[2])
        guard collected.count > end else { return nil }
        guard collected[end] == HDLCFrame.flag else { return (1, nil, false) }
        let isShared = collected.count > end + 1 && collected[end + 1] >> 4 == 0xA
        return (end + 1, isShared ? end : nil, true)
    }
}
