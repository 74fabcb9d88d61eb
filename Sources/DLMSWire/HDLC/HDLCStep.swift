/// What comes next in a stream of octets on an HDLC line.
public enum HDLCStep {
    /// A whole frame with right check sequences; `octets` are those of the frame with its two flags.
    case frame(HDLCFrame, octets: Octets)
    /// Octets that look like a frame and are none. The search goes on behind them.
    case broken(HDLCFault, octets: Octets)
    /// Octets between frames.
    case noise(Octets)
    /// Nothing more can be said before more octets come.
    case incomplete
}
