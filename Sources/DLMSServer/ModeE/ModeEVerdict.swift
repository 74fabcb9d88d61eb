import DLMSWire

#if !Traits || ModeE || !hasFeature(Embedded)
    /// What a port made of characters.
    public enum ModeEVerdict: Equatable, Sendable {
        /// A call for this meter: answered with the identification.
        case call
        /// A call for another meter; not answered.
        case otherDevice
        /// HDLC at a rate that was offered.
        case binary(baud: UInt32)
        /// The data readout was asked for.
        case readout(baud: UInt32)
        /// What was chosen is not there, or not understood: the data readout follows at the initial rate.
        case fallback
        /// Programming mode, which this meter refuses with a break.
        case programming
        /// The client has the readout, and the session ends.
        case acknowledged
        /// The client wants the readout again.
        case repetition
        /// A break: the session ends.
        case breaks
        /// Nothing that is expected here.
        case ignored
        /// The characters stopped in the middle of a message.
        case cutOff
    }
#endif
