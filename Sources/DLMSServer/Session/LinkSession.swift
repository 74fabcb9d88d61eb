import DLMSWire

/// What the server knows of one link (a connection, a serial line): the associations open on it.
///
/// Its memory is given by whoever makes it and holds a fixed number of associations, with some octets for each in
/// which a long service keeps what it needs between APDUs. On a host it can take and free that memory by itself; each
/// association's then while a long service needs it.
public struct LinkSession: ~Copyable {
    /// The link's number, chosen by the host.
    public let link: UInt32
    /// When the last APDU came, as time since start; for a host that closes silent links.
    public internal(set) var lastHeard = Duration.zero
    let associations: UnsafeMutableBufferPointer<Association>
    /// Octets that each association can keep.
    let keeping: Int
    /// The part behind the associations, in equal shares; empty where each is taken when it is needed.
    private let kept: UnsafeMutableRawBufferPointer
    #if !hasFeature(Embedded)
        private var ownMemory: OwnMemory?
    #endif

    /// Makes a session over `memory`, which stays the caller's and must outlive it.
    /// - Parameters:
    ///   - memory: ``memorySize(associations:keeping:)`` octets, aligned as ``memoryAlignment`` asks.
    ///   - limit: how many associations the link can hold at once, at least 1.
    public init(link: UInt32, associations limit: Int, memory: UnsafeMutableRawBufferPointer) {
        precondition(limit > 0 && memory.count >= Self.memorySize(associations: limit, keeping: 0), "too little memory")
        self.link = link
        let records = limit &* MemoryLayout<Association>.stride
        associations = UnsafeMutableRawBufferPointer(rebasing: memory[..<records]).bindMemory(to: Association.self)
        for index in 0..<limit { associations.initializeElement(at: index, to: Association()) }
        kept = UnsafeMutableRawBufferPointer(rebasing: memory[records...])
        keeping = kept.count / limit
        #if !hasFeature(Embedded)
            ownMemory = nil
        #endif
    }

    /// Octets of memory for `associations`, each keeping up to `octets` octets during a long service.
    public static func memorySize(associations: Int, keeping octets: Int) -> Int {
        associations &* (MemoryLayout<Association>.stride &+ octets)
    }

    public static var memoryAlignment: Int { MemoryLayout<Association>.alignment }

    #if !hasFeature(Embedded)
        /// Makes a session with memory of its own, freed with the session.
        /// - Parameters:
        ///   - limit: how many associations the link can hold at once.
        ///   - octets: what an association can keep during a long service: the request whose response goes out in
        ///     blocks, the request that comes in blocks, or the outcome of a method.
        public init(link: UInt32, associations limit: Int = 8, keeping octets: Int = 512) {
            let own = OwnMemory(associations: limit, keeping: octets)
            self.link = link
            associations = own.associations
            for index in 0..<limit { associations.initializeElement(at: index, to: Association()) }
            keeping = octets
            kept = UnsafeMutableRawBufferPointer(start: nil, count: 0)
            ownMemory = own
        }

        deinit { ownMemory?.deallocate() }
    #endif
}

extension LinkSession {
    /// The memory in which the association at `index` keeps what a long service needs: ``keeping`` octets.
    func memory(of index: Int) -> UnsafeMutableRawBufferPointer {
        #if !hasFeature(Embedded)
            if let ownMemory { return ownMemory.memory(of: index) }
        #endif
        return UnsafeMutableRawBufferPointer(rebasing: kept[(index &* keeping)..<((index &+ 1) &* keeping)])
    }

    /// The same memory behind its first `used` octets.
    func memory(of index: Int, behind used: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: memory(of: index)[used...])
    }

    /// Lets the association's memory go, unless a transfer needs it.
    func giveBack(_ index: Int) {
        #if !hasFeature(Embedded)
            if associations[index].transfer == nil, !associations[index].isPending { ownMemory?.giveBack(index) }
        #endif
    }

    /// The client of an open association, as the application sees it.
    func peer(_ agreement: Agreement) -> Peer {
        Peer(
            link: link, client: agreement.offer.client, server: agreement.offer.server,
            association: agreement.offer.index, context: agreement.context
        )
    }

    /// The open association between these SAPs.
    func find(client: UInt16, server: UInt16) -> Int? {
        for index in 0..<associations.count where associations[index].isBetween(client, server) { return index }
        return nil
    }

    /// A place for another association; nil when all are taken.
    func findFree() -> Int? {
        for index in 0..<associations.count where !associations[index].isOpen { return index }
        return nil
    }
}

// MARK: - For the screen

extension LinkSession {
    /// How many associations are open.
    public var openCount: Int {
        var count = 0
        for index in 0..<associations.count where associations[index].isOpen { count &+= 1 }
        return count
    }

    /// How many associations the link can hold at once.
    public var limit: Int { associations.count }
}
