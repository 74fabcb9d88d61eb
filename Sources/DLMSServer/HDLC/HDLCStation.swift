import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// What stands behind a line: the meter that answers, the wire that takes the frames, the screen that shows them.
    ///
    /// The line calls it while it works on what came, always in the order in which things happen. Everything handed over
    /// is valid during the call only.
    public protocol HDLCStation: ~Copyable {
        /// Whether another frame may be looked at, which may have a window of frames sent. While it is false the line
        /// leaves what came where it is, so that a client that does not read costs no memory.
        var isReady: Bool { get }

        /// The SAP of the logical device at `index`, from 0; nil behind the last one.
        func logicalDevice(_ index: Int) -> UInt16?

        /// Answers an APDU.
        /// - Parameter response: where the response is appended, behind octets that are the line's. It has room for what
        ///   the line was made for; for an answer in a UI frame, for what one frame holds.
        mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction

        /// A connected client gives the meter the turn and nothing waits for it: appends an APDU that the meter has for it
        /// all the same, such as the next block of a stream.
        mutating func serveMore(_ peer: HDLCPeer, response: inout ByteWriter) -> Reaction

        /// The meter has the turn: appends a notification for `client`, which goes out in a UI frame.
        /// - Returns: the SAP of the logical device that sends it; nil when there is none.
        mutating func notification(for client: UInt16, into apdu: inout ByteWriter) -> UInt16?

        /// Sends a frame, flags included.
        mutating func send(_ frame: Octets, _ sent: HDLCSent)

        /// Something came: octets with what the line made of them, before anything else is called because of them.
        /// - Parameter frame: nil where the octets are no frame.
        mutating func received(_ octets: Octets, _ verdict: HDLCVerdict, _ frame: HDLCFrame?)

        /// A client has connected.
        mutating func connected(_ peer: HDLCPeer, _ negotiation: HDLCNegotiation)

        /// A client is gone; its associations over this connection are, too.
        mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection)
    }

    extension HDLCStation where Self: ~Copyable {
        public var isReady: Bool { true }
        public mutating func serveMore(_ peer: HDLCPeer, response: inout ByteWriter) -> Reaction { .silent }
        public mutating func notification(for client: UInt16, into apdu: inout ByteWriter) -> UInt16? { nil }
        public mutating func received(_ octets: Octets, _ verdict: HDLCVerdict, _ frame: HDLCFrame?) {}
        public mutating func connected(_ peer: HDLCPeer, _ negotiation: HDLCNegotiation) {}
    }
#endif
