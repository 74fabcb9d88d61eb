/// Bounds of a meter's memory; they cap what is negotiated.
public struct BufferSizes: Hashable, Sendable {
    /// Longest APDU received and sent, in octets, 64 to 65535.
    public var receiveAPDU = 1024
    public var sendAPDU = 1024
    /// HDLC information field length, 32 to 2030 octets, and window, 1 to 7 frames.
    public var hdlcInformationLength = 128
    public var hdlcWindow = 1
    /// Octets of an APDU sent in blocks that are put together at most.
    public var reassembly = 65536
    /// Outgoing APDUs that may wait on a line.
    public var queue = 16

    public init() {}
}
