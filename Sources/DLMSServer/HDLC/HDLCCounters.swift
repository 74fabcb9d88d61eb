#if !Traits || HDLC || !hasFeature(Embedded)
    /// What a line has counted since it was made.
    public struct HDLCCounters: Equatable, Sendable {
        /// Frames with right check sequences, for whomever.
        public var received: UInt32 = 0
        public var sent: UInt32 = 0
        /// Octets that looked like a frame and were none, a time each.
        public var broken: UInt32 = 0
        /// Frames for another address.
        public var notForUs: UInt32 = 0
        /// I frames sent again.
        public var retransmissions: UInt32 = 0
        public var rejects: UInt32 = 0
        public var echoes: UInt32 = 0
        /// Octets between frames.
        public var noise: UInt32 = 0

        public init() {}
    }
#endif
