import DLMSServer

/// One association that the definition offers.
public struct AssociationTemplate: Sendable {
    /// `public`, `reader`, `bench`.
    public var name: String
    public var offer: AssociationOffer
    /// LLS password or HLS secret; nil for the lowest level.
    public var secret: [UInt8]?

    public init(name: String, offer: AssociationOffer, secret: [UInt8]? = nil) {
        (self.name, self.offer, self.secret) = (name, offer, secret)
    }
}
