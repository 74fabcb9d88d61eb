import DLMSServer
import DLMSWire

/// A client that a ``HostedMeter`` lets in.
public struct HostedAssociation {
    /// Client SAP.
    public var client: UInt16
    /// Low level security password; nil for no security.
    public var password: [UInt8]?
    public var conformance: Conformance

    /// What a meter of this kind serves.
    public static let services: Conformance = [
        .get, .set, .action, .blockTransferWithGetOrRead, .multipleReferences, .selectiveAccess,
    ]

    public init(client: UInt16, password: String? = nil, conformance: Conformance = services) {
        (self.client, self.password, self.conformance) = (client, password.map { Array($0.utf8) }, conformance)
    }

    func offer(index: Int, device: UInt16, maxPDU: UInt16) -> AssociationOffer {
        AssociationOffer(
            index: UInt8(index), client: client, server: device, contextID: 1, mechanismID: password == nil ? 0 : 1,
            conformance: conformance, maxReceivePDU: maxPDU, maxSendPDU: maxPDU)
    }
}
