import DLMSWire

/// What the meter's definition offers to one client: everything that an AARQ is checked against.
public struct AssociationOffer: Equatable, Sendable {
    /// Number within the logical device, from 0, in the order of the definition.
    public var index: UInt8
    public var client: UInt16
    public var server: UInt16
    /// Last arc of the application context name that must be asked: 1 LN, 2 SN, 3 LN ciphered, 4 SN ciphered.
    public var contextID: UInt8
    /// With a ciphered context: whether the same one without ciphering may be asked as well.
    public var acceptsPlainContext = false
    /// The association is there from the start, without an AARQ, and cannot be released.
    public var isPreEstablished = false
    /// Last arc of the authentication mechanism name, 0 to 7.
    public var mechanismID: UInt8
    /// Services granted at most.
    public var conformance: Conformance
    /// Longest APDU that the meter accepts, in octets; sent as server-max-receive-pdu-size.
    public var maxReceivePDU: UInt16
    /// Longest APDU that the meter sends, in octets, whatever the client would accept.
    public var maxSendPDU: UInt16

    public init(
        index: UInt8, client: UInt16, server: UInt16, contextID: UInt8 = 1, mechanismID: UInt8 = 0,
        conformance: Conformance, maxReceivePDU: UInt16 = 1024, maxSendPDU: UInt16 = 1024
    ) {
        (self.index, self.client, self.server) = (index, client, server)
        (self.contextID, self.mechanismID, self.conformance) = (contextID, mechanismID, conformance)
        (self.maxReceivePDU, self.maxSendPDU) = (maxReceivePDU, maxSendPDU)
    }
}

extension AssociationOffer {
    /// Whether objects are named by short names instead of logical names.
    public var usesShortNames: Bool {
        contextID == ApplicationContext.shortNames || contextID == ApplicationContext.shortNamesCiphered
    }
    /// Whether the application context has ciphering.
    public var isCiphered: Bool {
        contextID == ApplicationContext.logicalNamesCiphered || contextID == ApplicationContext.shortNamesCiphered
    }
    /// The same application context without ciphering.
    var plainContextID: UInt8 { usesShortNames ? ApplicationContext.shortNames : ApplicationContext.logicalNames }
}
