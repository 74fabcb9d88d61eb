import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// What a line is set to: the attributes of its IEC HDLC setup object (class 23), and what the host knows of it.
    ///
    /// Each of them counts from the next connection on: a client that is connected keeps what held when it connected.
    public struct HDLCSettings: Sendable {
        /// Lengths and windows that the meter is willing to use; capped by the line's memory.
        public var offer = HDLCParameters()
        /// The meter's lower address.
        public var deviceAddress: UInt16 = 16
        /// Silence after which a frame that has begun is given up, in milliseconds; 0 waits for ever.
        public var interOctetTimeout: UInt16 = 25
        /// Silence behind a frame after which no other one of the same turn comes, in milliseconds.
        public var interFrameTimeout: UInt16 = 25
        /// Time that another meter on the line has to begin its answer, once a client has given it the turn, in
        /// milliseconds.
        public var responseTimeout: UInt16 = 2000
        /// Silence after which a connection is closed, in seconds; 0 never closes one.
        public var inactivityTimeout: UInt16 = 120
        /// The meter is the one that made the call, or the only one on its line: it answers to the CALLING physical device
        /// address.
        public var isCaller = true
        /// Frames of the line's own that come back are dropped even where a client could have sent the same octets. What
        /// no client of this meter could have sent is always known for an echo.
        public var suppressesEcho = false

        public init() {}
    }
#endif
