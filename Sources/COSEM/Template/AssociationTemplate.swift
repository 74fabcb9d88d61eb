import DLMSServer

/// One association that the definition offers.
public struct AssociationTemplate: Sendable {
    /// `public`, `reader`, `bench`.
    public var name: String
    public var offer: AssociationOffer
    /// LLS password or HLS secret; nil for the lowest level.
    public var secret: [UInt8]?
    /// Keys and policy; nil without ciphering.
    public var security: SecurityTemplate?
    /// nil when everybody may try as often as they like.
    public var lockOut: LockOut?

    public init(name: String, offer: AssociationOffer, secret: [UInt8]? = nil, security: SecurityTemplate? = nil) {
        (self.name, self.offer, self.secret, self.security) = (name, offer, secret, security)
    }
}
