import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// A frame that goes out.
    public struct HDLCSent: Equatable, Sendable {
        public var peer: HDLCPeer
        public var control: HDLCControl
        /// It was sent before and not acknowledged.
        public var isRepeated: Bool
    }
#endif
