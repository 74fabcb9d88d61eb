import DLMSWire

/// What the server knows of one link (a connection, a serial line): the associations open on it.
public struct LinkSession: ~Copyable {
    /// The link's number, chosen by the host.
    public let link: UInt32

    public init(link: UInt32) { self.link = link }
}
