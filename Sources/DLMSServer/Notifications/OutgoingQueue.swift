import DLMSWire

/// The APDUs that wait to leave on one line without being asked for: EventNotification, DataNotification and
/// InformationReport, urgent ones first. One of them is under way at a time.
///
/// It has no clock and opens nothing: the host puts APDUs in, asks for the next octets when the line takes some, and
/// shows it what the client sends. Who raises them it does not know.
public struct OutgoingQueue: ~Copyable {
    /// The entries, in the order in which they go out: each a head, then its APDU.
    private let memory: UnsafeMutableRawBufferPointer
    /// APDUs that may wait.
    public let limit: Int
    /// APDUs that wait, the one under way among them.
    public private(set) var count = 0
    private var used = 0
    /// How far the first entry is; nil when it has not begun.
    private var progress: OutgoingProgress?
    #if !hasFeature(Embedded)
        private var ownMemory: UnsafeMutableRawPointer?
    #endif

    /// Makes a queue over `memory`, which stays the caller's and must outlive it.
    public init(limit: Int, memory: UnsafeMutableRawBufferPointer) {
        (self.limit, self.memory) = (limit, memory)
        #if !hasFeature(Embedded)
            ownMemory = nil
        #endif
    }

    #if !hasFeature(Embedded)
        /// Makes a queue with memory of its own, freed with it.
        public init(limit: Int, octets: Int) {
            let own = UnsafeMutableRawBufferPointer.allocate(byteCount: octets, alignment: 1)
            self.init(limit: limit, memory: own)
            ownMemory = own.baseAddress
        }

        deinit { ownMemory?.deallocate() }
    #endif
}

// MARK: - In

extension OutgoingQueue {
    /// Takes an APDU in, behind those of its urgency; never before one that is under way.
    public mutating func enqueue(_ apdu: Octets, _ outgoing: Outgoing) throws(OutgoingFault) {
        guard count < limit else { throw .tooMany(limit: limit) }
        let entry = OutgoingEntry(outgoing, length: apdu.count)
        guard entry.size <= memory.count &- used else { throw .noRoom(length: apdu.count, room: memory.count &- used) }
        let place = outgoing.isUrgent ? placeOfUrgent : used
        bytes(from: place &+ entry.size).copyMemory(from: UnsafeRawBufferPointer(bytes(from: place, to: used)))
        entry.store(in: bytes(from: place))
        bytes(from: place &+ OutgoingEntry.headSize).copyMemory(from: apdu.bytes)
        used &+= entry.size
        count &+= 1
    }

    /// Behind the last urgent entry, and behind the one under way.
    private var placeOfUrgent: Int {
        var place = 0
        while place < used {
            let entry = OutgoingEntry(in: bytes(from: place))
            guard entry.outgoing.isUrgent || place == 0 && progress != nil else { break }
            place &+= entry.size
        }
        return place
    }

    private func bytes(from start: Int, to end: Int? = nil) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: memory[start..<(end ?? memory.count)])
    }

    /// Forgets the first entry.
    private mutating func drop() {
        let size = OutgoingEntry(in: memory).size
        memory.copyMemory(from: UnsafeRawBufferPointer(bytes(from: size, to: used)))
        used &-= size
        count &-= 1
        progress = nil
    }

    /// The first to go.
    public var first: Outgoing? { count == 0 ? nil : OutgoingEntry(in: memory).outgoing }
}

// MARK: - Out

extension OutgoingQueue {
    /// What ``next(at:_:into:)`` did for the first entry.
    public enum Step: Equatable, Sendable {
        /// An APDU was written; ask again.
        case send
        /// An APDU was written or not, and this became of the entry; ask again.
        case finished(OutgoingResult)
        /// Nothing to do before the client says something, or time has passed `deadline`.
        case wait(deadline: Duration?)
    }

    /// Writes the next APDU of the first entry.
    public mutating func next(at now: Duration, _ limits: OutgoingLimits, into writer: inout ByteWriter) -> Step {
        guard count > 0 else { return .wait(deadline: nil) }
        let entry = OutgoingEntry(in: memory)
        let apdu = Octets(
            UnsafeRawBufferPointer(bytes(from: OutgoingEntry.headSize, to: OutgoingEntry.headSize &+ entry.length)))
        if let deadline = progress?.deadline {
            guard now >= deadline else { return .wait(deadline: deadline) }
            guard progress?.repeats() ?? false else { return finish(.notConfirmed) }
        }
        var progress = progress ?? OutgoingProgress(entry.outgoing)
        if entry.length <= limits.size {
            writer.octets(apdu)
            progress.isComplete = true
        } else {
            guard limits.hasBlocks, progress.fits(entry.length, in: limits.size) else {
                return finish(.tooLong(length: entry.length, limit: limits.size))
            }
            progress.writeBlock(of: apdu, into: &writer)
        }
        progress.wait(from: now, entry.outgoing)
        self.progress = progress
        return progress.isComplete && progress.deadline == nil ? finish(.sent) : .send
    }

    private mutating func finish(_ result: OutgoingResult) -> Step {
        drop()
        return .finished(result)
    }
}

// MARK: - What the client says

extension OutgoingQueue {
    /// What an APDU of a client was for the queue.
    public enum Reading: Equatable, Sendable {
        /// None of the queue's: the server's.
        case notMine
        /// It was taken in; ask for what is next.
        case taken
        case finished(OutgoingResult)
    }

    /// Shows the queue an APDU that a client sent, before the server gets it.
    public mutating func receive(_ apdu: Octets, client: UInt16, server: UInt16, at now: Duration) -> Reading {
        guard !apdu.isEmpty else { return .notMine }
        let isOfFirst = first.map { $0.client == client && $0.server == server } ?? false
        var reader = ByteReader(apdu)
        if apdu[0] == APDUTag.dataNotificationConfirm.rawValue {
            // One that nobody waits for any more says nothing.
            guard isOfFirst, progress?.isComplete ?? false,
                let confirm = try? DataNotificationConfirm(from: &reader), confirm.invokeID.invokeID == invokeID
            else { return .taken }
            drop()
            return .finished(.confirmed)
        }
        guard isOfFirst, apdu[0] == APDUTag.generalBlockTransfer.rawValue, var progress, progress.window > 0,
            let block = try? GeneralBlockTransfer(from: &reader), block.blockData.isEmpty
        else { return .notMine }
        let entry = OutgoingEntry(in: memory)
        let hasAll = progress.acknowledge(block, of: entry.length, at: now, entry.outgoing)
        self.progress = progress
        guard hasAll, entry.outgoing.confirmation == nil else { return .taken }
        drop()
        return .finished(.sent)
    }

    /// Long-invoke-id of the first entry, a DataNotification.
    private var invokeID: UInt32? {
        var reader = ByteReader(UnsafeRawBufferPointer(bytes(from: OutgoingEntry.headSize &+ 1, to: used)))
        return (try? LongInvokeIDAndPriority(from: &reader))?.invokeID
    }
}
