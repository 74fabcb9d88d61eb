import DLMSWire

/// What client and meter agreed on in the AARQ and AARE.
public struct NegotiatedContext: Hashable, Sendable {
    public var conformance: Conformance
    /// Longest APDU the client may send.
    public var maxReceivePDU: UInt16
    /// Longest APDU the meter may send.
    public var maxSendPDU: UInt16
    public var dlmsVersion: UInt8

    public init(conformance: Conformance, maxReceivePDU: UInt16, maxSendPDU: UInt16, dlmsVersion: UInt8 = 6) {
        (self.conformance, self.maxReceivePDU) = (conformance, maxReceivePDU)
        (self.maxSendPDU, self.dlmsVersion) = (maxSendPDU, dlmsVersion)
    }

    public static let none = NegotiatedContext(conformance: [], maxReceivePDU: 0, maxSendPDU: 0)
}
