import DLMSServer
import DLMSWire
import Testing

@Suite("The queue of outgoing APDUs") struct OutgoingQueueTests {
    /// A queue, and what it sends.
    struct Line: ~Copyable {
        var queue = OutgoingQueue(limit: 4, octets: 1000)
        var limits = OutgoingLimits(size: 50, hasBlocks: true)
        var now = Duration.zero
        var results: [OutgoingResult] = []

        mutating func put(_ apdu: [UInt8], _ change: (inout Outgoing) -> Void = { _ in }) throws(OutgoingFault) {
            var outgoing = Outgoing(client: 16, server: 1)
            change(&outgoing)
            let octets = UnsafeMutableRawBufferPointer.allocate(byteCount: apdu.count, alignment: 1)
            defer { octets.deallocate() }
            octets.copyBytes(from: apdu)
            try queue.enqueue(Octets(UnsafeRawBufferPointer(octets)), outgoing)
        }

        /// Why an APDU is not taken.
        mutating func fault(_ apdu: [UInt8]) -> OutgoingFault? {
            do throws(OutgoingFault) {
                try put(apdu)
                return nil
            } catch {
                return error
            }
        }

        /// Everything that goes out now.
        mutating func take() -> [[UInt8]] {
            var taken: [[UInt8]] = []
            while true {
                var step = OutgoingQueue.Step.send
                let (now, limits) = (now, limits)
                let octets = encoded { step = queue.next(at: now, limits, into: &$0) }
                if !octets.isEmpty { taken.append(octets) }
                if case .finished(let result) = step { results.append(result) }
                if case .wait = step { return taken }
            }
        }

        mutating func hear(_ apdu: [UInt8], client: UInt16 = 16) -> OutgoingQueue.Reading {
            let now = now
            return apdu.withUnsafeBytes { queue.receive(Octets($0), client: client, server: 1, at: now) }
        }
    }

    static let notification = hex("0f 40000007 00 020109")
    static let long: [UInt8] = hex("0f 40000007 00 0981a0") + [UInt8](repeating: 0x33, count: 160)

    private static func acknowledgement(_ number: UInt16, _ ack: UInt16, window: UInt8) -> [UInt8] {
        TestBlock(isLast: true, isStreaming: false, window: window, number: number, ack: ack, data: []).octets
    }

    private static func confirm(_ outgoing: inout Outgoing) { outgoing.confirmation = .init() }

    @Test("sends in order, urgent ones first") func order() throws {
        var line = Line()
        try line.put([1])
        try line.put([2])
        try line.put([3]) { $0.isUrgent = true }
        try line.put([4]) { $0.isUrgent = true }
        #expect(line.take() == [[3], [4], [1], [2]])
        #expect(line.results == [.sent, .sent, .sent, .sent])
        #expect(line.queue.count == 0)
    }

    @Test("takes no more than fits") func full() throws {
        var line = Line()
        for number: UInt8 in 1...4 { try line.put([number]) }
        #expect(line.fault([5]) == .tooMany(limit: 4))
        #expect(line.take().count == 4)
        #expect(line.fault([UInt8](repeating: 0, count: 990)) == .noRoom(length: 990, room: 1000))
    }

    @Test("waits for the confirmation with its long-invoke-id") func confirmed() throws {
        var line = Line()
        try line.put(Self.notification, Self.confirm)
        try line.put([2]) { $0.isUrgent = true }
        #expect(line.take() == [[2], Self.notification])
        try line.put([3]) { $0.isUrgent = true }
        #expect(line.take().isEmpty)
        #expect(line.hear(hex("10 40000008 00")) == .taken)
        #expect(line.hear(hex("10 40000007 00"), client: 17) == .taken)
        #expect(line.hear(hex("c001c100030100010800ff0200")) == .notMine)
        #expect(line.hear(hex("10 c0000007 00")) == .finished(.confirmed))
        #expect(line.take() == [[3]])
    }

    @Test("sends again what is not confirmed, as often as it may") func repeats() throws {
        var line = Line()
        try line.put(Self.notification) { $0.confirmation = .init(timeout: .milliseconds(1500), repetitions: 1) }
        #expect(line.take() == [Self.notification])
        line.now = .milliseconds(1499)
        #expect(line.take().isEmpty)
        line.now = .milliseconds(1500)
        #expect(line.take() == [Self.notification])
        line.now = .seconds(3)
        #expect(line.take().isEmpty)
        #expect(line.results == [.notConfirmed])
    }

    @Test("streams a long one in blocks that nobody acknowledges") func unconfirmedBlocks() throws {
        var line = Line()
        try line.put(Self.long)
        let blocks = line.take().compactMap { TestBlock($0) }
        #expect(blocks.map(\.number) == [1, 2, 3, 4])
        #expect(blocks.allSatisfy { $0.isStreaming && $0.window == 0 && $0.ack == 0 })
        #expect(blocks.map(\.isLast) == [false, false, false, true])
        #expect(blocks.flatMap(\.data) == Self.long)
        #expect(line.results == [.sent])
    }

    @Test("sends windows of blocks, and again those that are missing", arguments: [false, true])
    func windows(isConfirmed: Bool) throws {
        var line = Line()
        try line.put(Self.long) {
            $0.window = 2
            if isConfirmed { Self.confirm(&$0) }
        }
        #expect(line.take().compactMap { TestBlock($0)?.number } == [1, 2])
        #expect(line.hear(Self.acknowledgement(1, 1, window: 3)) == .taken)
        let second = line.take().compactMap { TestBlock($0) }
        #expect(second.map(\.number) == [2, 3, 4])
        #expect(second.map(\.ack) == [1, 1, 1])
        #expect(second.map(\.isStreaming) == [true, true, false])
        #expect(line.hear(Self.acknowledgement(2, 3, window: 1)) == .taken)
        #expect(
            line.take().compactMap { TestBlock($0) }
                == [second[2]].map { block in
                    var block = block
                    block.ack = 2
                    return block
                })
        let end = line.hear(Self.acknowledgement(3, 4, window: 1))
        #expect(end == (isConfirmed ? .taken : .finished(.sent)))
        if isConfirmed { #expect(line.hear(hex("10 40000007 00")) == .finished(.confirmed)) }
        #expect(line.queue.count == 0)
    }

    @Test("gives up a long one that the client cannot take") func tooLong() throws {
        var line = Line()
        line.limits.hasBlocks = false
        try line.put(Self.long)
        #expect(line.take().isEmpty)
        #expect(line.results == [.tooLong(length: 169, limit: 50)])
    }
}
