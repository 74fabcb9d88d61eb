import DLMSWire

/// A response that is longer than an APDU, between two pieces of it.
///
/// As long as it can be had again nothing of it is stored: it is written anew for each piece, through a window of the
/// writer that lets only the piece pass (``Server/writePiece(of:from:atMost:_:_:into:)``). How long it is nobody needs
/// to know, only whether anything lies behind a piece.
struct LongResponse {
    /// What the response is made from.
    enum Contents {
        /// The value of one attribute.
        case value
        /// The results of a list of attributes.
        case results
        /// The results of a list of variables, named by short names.
        case variables
        /// The outcome of methods, which cannot be had again: these octets of the memory.
        case stored(Range<Int>)
        #if !Traits || (Access && GeneralBlockTransfer)
            /// The response to an ACCESS.
            case access(KeptAccess)
        #endif
    }

    /// A place in the response, where a piece begins.
    struct Place {
        /// Octets of the response before it.
        var offset = 0
        /// Element of a list that it lies in, and octets of the response before that: what is before need not be
        /// looked at again.
        var element = 0
        var elementOffset = 0
    }

    /// The service that it answers, in whose requests the next block is asked for.
    let service: Service
    let contents: Contents
    /// Whether its pieces are those of the APDU, with its head, as general blocks carry it; blocks of its service
    /// carry the contents alone.
    var isWhole = false
    /// Of the request.
    let invokeID: InvokeIDAndPriority
    /// Elements of the list that was asked for, which lies at the beginning of the memory, and its octets. Behind it
    /// lie the tokens of the values that are held still, one for each. Both are 0 when the response is stored.
    let count: Int
    let length: Int
    /// Where the next block begins.
    private(set) var next = Place()
    /// Where the last block began.
    private var last = Place()
    /// Number of the last block sent, from 1.
    private(set) var block: UInt32 = 0

    /// A response to be written again from `references`.
    init(
        _ service: Service, _ contents: Contents, to references: WireList<AttributeReference>,
        _ invokeID: InvokeIDAndPriority
    ) {
        self.init(service, contents, count: references.count, length: references.octets.count, invokeID)
    }

    init(_ service: Service, _ contents: Contents, count: Int, length: Int, _ invokeID: InvokeIDAndPriority) {
        (self.service, self.contents, self.invokeID) = (service, contents, invokeID)
        (self.count, self.length) = (count, length)
    }

    #if !Traits || (Access && GeneralBlockTransfer)
        /// The response to an ACCESS, which is always whole.
        init(_ kept: KeptAccess) {
            (service, contents, invokeID) = (.get, .access(kept), InvokeIDAndPriority(rawValue: 0))
            (count, length, isWhole) = (0, 0, true)
        }
    #endif

    /// A response that lies in the memory.
    init(_ service: Service, stored place: Range<Int>, _ invokeID: InvokeIDAndPriority) {
        (self.service, contents, self.invokeID) = (service, .stored(place), invokeID)
        (count, self.length) = (0, 0)
    }
}

extension LongResponse {
    /// Octets of memory that the request and its tokens take.
    var size: Int { length &+ count &* Snapshots.size }

    /// The transfer after a block, of which the next begins at `place`.
    func advanced(to place: Place) -> LongResponse {
        var advanced = self
        (advanced.last, advanced.next) = (next, place)
        advanced.block &+= 1
        return advanced
    }

    /// The transfer as before its last block.
    var steppedBack: LongResponse {
        var before = self
        before.next = last
        before.block &-= 1
        return before
    }

    func references(in memory: UnsafeMutableRawBufferPointer) -> WireList<AttributeReference> {
        list(of: AttributeReference.self, in: memory)
    }

    /// What was asked for.
    func list<Element>(of element: Element.Type, in memory: UnsafeMutableRawBufferPointer) -> WireList<Element> {
        WireList(count: count, octets: Octets(UnsafeRawBufferPointer(rebasing: memory[..<length])))
    }

    func snapshots(in memory: UnsafeMutableRawBufferPointer) -> Snapshots {
        Snapshots(memory: UnsafeMutableRawBufferPointer(rebasing: memory[length...]))
    }
}

/// The head of a response of GET, SET or ACTION.
enum ResponseHead {
    /// Octets: tag, choice, invoke-id.
    static let size = 3
}
