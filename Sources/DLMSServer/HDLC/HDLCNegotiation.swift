import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// How the parameters of a connection came to be.
    public struct HDLCNegotiation: Equatable, Sendable {
        /// What the client proposed, as it sees transmit and receive; the defaults where it said nothing.
        public var asked: HDLCParameters
        /// What the meter is willing to do, as it sees transmit and receive.
        public var offered: HDLCParameters
        /// What holds, as the meter sees transmit and receive.
        public var agreed: HDLCParameters

        public init(asked: HDLCParameters, offered: HDLCParameters) {
            (self.asked, self.offered) = (asked, offered)
            agreed = offered.agreed(with: asked)
        }
    }
#endif
