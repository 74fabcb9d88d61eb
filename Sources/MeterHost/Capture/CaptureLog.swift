import DLMSWire

/// The last frames of all lines, in a ring of memory that is set aside once.
///
/// Appending copies the octets and nothing else; decoding happens when somebody looks. It is bounded twice, by octets
/// and by frames: the oldest frames make room. Used on the meter's event loop only.
public final class CaptureLog {
    /// Octets kept at most.
    public let capacity: Int
    /// Frames kept at most.
    public let frameLimit: Int
    private let octets: UnsafeMutableRawPointer
    private let records: UnsafeMutablePointer<Record>
    /// Number of the oldest frame kept; frames count from 1.
    @exclusivity(unchecked) public private(set) var firstNumber = 1
    /// Number that the next frame gets.
    @exclusivity(unchecked) public private(set) var nextNumber = 1
    /// Where the next frame's octets go.
    @exclusivity(unchecked) private var head = 0
    private var lines: [String] = []

    private struct Record {
        var time: Int64
        var start: UInt32
        var length: UInt32
        var link: UInt32
        var line: UInt16
        var client: UInt16
        var server: UInt16
        var direction: Frame.Direction
        var kind: Frame.Kind
        var verdict: FrameVerdict
    }

    /// - Parameters:
    ///   - capacity: octets, 65 543 (one WPDU) to 4 GiB.
    ///   - frameLimit: at least 1.
    public init(capacity: Int = 32 << 20, frameLimit: Int = 1 << 17) {
        precondition(capacity >= 8 + 65_535 && capacity <= Int(UInt32.max) && frameLimit > 0, "ring too small or large")
        (self.capacity, self.frameLimit) = (capacity, frameLimit)
        octets = .allocate(byteCount: capacity, alignment: 16)
        records = .allocate(capacity: frameLimit)
    }

    deinit {
        octets.deallocate()
        records.deallocate()
    }

    /// Frames kept.
    public var count: Int { nextNumber - firstNumber }

    /// The frame with this number, copied; nil when it is not kept any more or not there yet.
    public subscript(number: Int) -> Frame? {
        guard number >= firstNumber, number < nextNumber else { return nil }
        let record = records[number % frameLimit]
        let bytes = UnsafeRawBufferPointer(start: octets + Int(record.start), count: Int(record.length))
        return Frame(
            number: number, time: record.time, line: lines[Int(record.line)], link: record.link,
            direction: record.direction, client: record.client, server: record.server, octets: Array(bytes),
            kind: record.kind, verdict: record.verdict)
    }

    /// Whether the frame with this number was received on `link` between these SAPs; copies nothing.
    func isRequest(_ number: Int, on link: UInt32, client: UInt16, server: UInt16) -> Bool {
        let record = records[number % frameLimit]
        return record.direction == .received && record.link == link && record.client == client
            && record.server == server && (record.kind == .wrapper || record.kind == .apdu)
    }

    /// The last frame with an AARQ of a frame's client on its link, the frame itself included; copies nothing.
    /// - Parameter first: the number at which it is given up.
    func newestAARQ(upTo frame: Frame, from first: Int) -> Int? {
        let oldest = max(first, firstNumber)
        var number = min(frame.number, nextNumber - 1)
        while number >= oldest {
            let record = records[number % frameLimit]
            if isRequest(number, on: frame.link, client: frame.client, server: frame.server) {
                let start = Int(record.start) + (record.kind == .wrapper ? WrapperHeader.size : 0)
                let isAARQ = (octets + start).load(as: UInt8.self) == APDUTag.aarq.rawValue
                if isAARQ, Int(record.length) > start - Int(record.start) { return number }
            }
            number -= 1
        }
        return nil
    }

    /// Forgets all frames; numbers go on.
    public func clear() { firstNumber = nextNumber }
}

// MARK: - Appending

extension CaptureLog {
    /// Where a frame was seen.
    struct Tap {
        var line: UInt16
        var link: UInt32
    }

    /// Gives a line the number that frames carry.
    func register(line name: String) -> UInt16 {
        if let known = lines.firstIndex(of: name) { return UInt16(known) }
        lines.append(name)
        return UInt16(lines.count - 1)
    }

    /// Appends a copy of `bytes`, at most ``capacity`` of them.
    func append(
        _ bytes: UnsafeRawBufferPointer, _ direction: Frame.Direction, at time: Int64, on tap: Tap, client: UInt16,
        server: UInt16, kind: Frame.Kind = .wrapper, verdict: FrameVerdict = .taken
    ) {
        let length = min(bytes.count, capacity)
        makeRoom(for: length)
        if length > 0, let source = bytes.baseAddress { (octets + head).copyMemory(from: source, byteCount: length) }
        records[nextNumber % frameLimit] = Record(
            time: time, start: UInt32(head), length: UInt32(length), link: tap.link, line: tap.line, client: client,
            server: server, direction: direction, kind: kind, verdict: verdict)
        head += length
        nextNumber += 1
    }

    /// Drops the oldest frames until `length` octets fit in one piece at ``head``.
    private func makeRoom(for length: Int) {
        if count == frameLimit { firstNumber += 1 }
        if head + length > capacity {
            dropFrames(startingFrom: head)
            head = 0
        }
        while firstNumber < nextNumber {
            let start = Int(records[firstNumber % frameLimit].start)
            guard start >= head, start < head + length else { break }
            firstNumber += 1
        }
    }

    /// Drops the oldest frames that lie behind `place`: the rest of the ring's end stays unused this time round.
    private func dropFrames(startingFrom place: Int) {
        while firstNumber < nextNumber, Int(records[firstNumber % frameLimit].start) >= place { firstNumber += 1 }
    }
}
