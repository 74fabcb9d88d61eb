#if !Traits || HDLC || !hasFeature(Embedded)
    /// Why a connection ended.
    public enum HDLCDisconnection: Equatable, Sendable {
        /// DISC.
        case client
        /// The client connected again with SNRM.
        case again
        /// Nothing came for the inactivity time-out.
        case inactivity
        /// The line itself is gone.
        case line
    }
#endif
