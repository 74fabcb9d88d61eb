/// Bounds of a meter's memory; they cap what is negotiated.
public struct BufferSizes: Hashable, Sendable {
    /// Longest APDU received and sent, in octets, 64 to 65535.
    public var receiveAPDU = 1024
    public var sendAPDU = 1024
    /// HDLC information field length, 32 to 2030 octets; nil for as long as the standard allows.
    public var hdlcInformationLength: Int?
    /// HDLC window, 1 to 7 frames; nil for as many as the standard allows.
    public var hdlcWindow: Int?
    /// Octets of an APDU sent in blocks that are put together at most.
    public var reassembly = 65536
    /// Outgoing APDUs that may wait on a line.
    public var queue = 16

    public init() {}
}
