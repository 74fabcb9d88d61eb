/// The information of an FRMR: which frame was rejected, and why.
///
/// - Spec: ISO/IEC 13239, FRMR response, modulo 8
public struct FrameReject: Equatable, Sendable {
    /// Octets of the field.
    public static let size = 3

    /// Control field of the rejected frame.
    public var control: HDLCControl
    /// Send state variable V(S) of the station that rejects, modulo 8.
    public var vs: UInt8
    /// Receive state variable V(R) of the station that rejects, modulo 8.
    public var vr: UInt8
    /// Whether the rejected frame was a response.
    public var isResponse: Bool
    public var cause: Cause

    /// Bits of the third octet.
    public struct Cause: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// W: the control field is unknown, or not implemented.
        public static let unknownControl = Cause(rawValue: 1)
        /// X: the frame may not carry information; W is set as well.
        public static let informationNotAllowed = Cause(rawValue: 2)
        /// Y: longer information than was agreed.
        public static let tooLong = Cause(rawValue: 4)
        /// Z: N(R) acknowledges what was not sent.
        public static let invalidNR = Cause(rawValue: 8)
    }

    public init(_ control: HDLCControl, vs: UInt8, vr: UInt8, isResponse: Bool = false, because cause: Cause) {
        (self.control, self.vs, self.vr, self.isResponse, self.cause) = (control, vs, vr, isResponse, cause)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        control = HDLCControl(rawValue: try reader.u8("rejected-control"))
        let states = try reader.u8("state-variables")
        (vs, vr, isResponse) = (states >> 1 & 7, states >> 5, states & 0x10 != 0)
        let causes = try reader.u8("cause")
        cause = Cause(rawValue: causes & 0x0F)
        #if !hasFeature(Embedded)
            let words = cause.words
            if !words.isEmpty { reader.explain(text: words) }
        #endif
        try reader.finish("frmr")
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(control.rawValue)
        writer.u8((vr & 7) << 5 | (isResponse ? 0x10 : 0) | (vs & 7) << 1)
        writer.u8(cause.rawValue)
    }
}

#if !hasFeature(Embedded)
    extension FrameReject.Cause {
        /// The causes in words, the standard's letters first.
        var words: String {
            let names: [(Self, String)] = [
                (.unknownControl, "W unknown control field"), (.informationNotAllowed, "X information not allowed"),
                (.tooLong, "Y information too long"), (.invalidNR, "Z invalid N(R)"),
            ]
            return names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
        }
    }
#endif
