/// What a client proposes in its AARQ.
///
/// - Spec: IEC 62056-5-3, InitiateRequest
public struct InitiateRequest {
    /// A key for this association only.
    public var dedicatedKey: Octets?
    public var responseAllowed: Bool
    public var proposedQualityOfService: Int8?
    /// 6 today.
    public var proposedDLMSVersion: UInt8
    public var proposedConformance: Conformance
    /// The conformance tag came as 5F instead of 5F 1F.
    public var isShortConformanceTag = false
    /// Longest APDU the client accepts, in octets; 0 means no limit.
    public var clientMaxReceivePDUSize: UInt16

    public init(
        dedicatedKey: Octets? = nil, responseAllowed: Bool = true, proposedQualityOfService: Int8? = nil,
        proposedDLMSVersion: UInt8 = 6, proposedConformance: Conformance, clientMaxReceivePDUSize: UInt16
    ) {
        (self.dedicatedKey, self.responseAllowed) = (dedicatedKey, responseAllowed)
        (self.proposedQualityOfService, self.proposedDLMSVersion) = (proposedQualityOfService, proposedDLMSVersion)
        self.proposedConformance = proposedConformance
        self.clientMaxReceivePDUSize = clientMaxReceivePDUSize
    }
}

extension InitiateRequest {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.initiateRequest.rawValue, "initiate-request")
        if try reader.isPresent("dedicated-key") {
            dedicatedKey = try reader.octets(try reader.plainLength("dedicated-key"), "dedicated-key")
            reader.markSecret()
        }
        // BOOLEAN DEFAULT TRUE: a presence octet, then the value when it is not the default.
        responseAllowed = true
        if try reader.isPresent("response-allowed") {
            responseAllowed = try reader.bool("response-allowed")
        } else {
            reader.explain("true, by default")
        }
        proposedQualityOfService =
            try reader.isPresent("proposed-quality-of-service") ? try reader.i8("proposed-quality-of-service") : nil
        proposedDLMSVersion = try reader.u8("proposed-dlms-version-number")
        proposedConformance = try Conformance(
            from: &reader, "proposed-conformance", isShortForm: &isShortConformanceTag
        )
        clientMaxReceivePDUSize = try reader.u16("client-max-receive-pdu-size")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.initiateRequest.rawValue)
        writer.u8(dedicatedKey == nil ? 0 : 1)
        if let dedicatedKey {
            writer.length(dedicatedKey.count)
            writer.octets(dedicatedKey)
        }
        writer.u8(responseAllowed ? 0 : 1)
        if !responseAllowed { writer.u8(0) }
        writer.optional(proposedQualityOfService)
        writer.u8(proposedDLMSVersion)
        proposedConformance.encode(into: &writer, isShortForm: isShortConformanceTag)
        writer.u16(clientMaxReceivePDUSize)
    }
}
