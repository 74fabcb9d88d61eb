/// Who a request came from: one association of one client on one link.
public struct Peer: Hashable, Sendable {
    /// The link, numbered by the host; tells connections of the same client apart.
    public var link: UInt32
    /// Client SAP.
    public var client: UInt16
    /// SAP of the logical device.
    public var server: UInt16
    /// Number of the association offer within the logical device, from 0; nil without an association.
    public var association: UInt8?
    /// What was agreed when the association was opened.
    public var context: NegotiatedContext

    public init(
        link: UInt32, client: UInt16, server: UInt16, association: UInt8? = nil, context: NegotiatedContext = .none
    ) {
        (self.link, self.client, self.server) = (link, client, server)
        (self.association, self.context) = (association, context)
    }
}
