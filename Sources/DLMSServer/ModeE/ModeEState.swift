#if !Traits || ModeE || !hasFeature(Embedded)
    /// Where a port stands between a call and the end of its session.
    public enum ModeEState: Equatable, Sendable {
        /// Waits for a call, at the initial rate.
        case signOn
        /// Was called; the identification goes out after the reaction time.
        case identifying
        /// Waits for the client to choose.
        case identified
        /// The answer to the choice goes out after the reaction time.
        case selected
        /// The readout has been sent; the client may ask for it again.
        case readout
        /// HDLC.
        case binary
    }
#endif
