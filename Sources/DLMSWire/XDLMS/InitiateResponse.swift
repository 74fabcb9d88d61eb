/// What a server grants in its AARE.
///
/// - Spec: IEC 62056-5-3, InitiateResponse
public struct InitiateResponse {
    public var negotiatedQualityOfService: Int8?
    public var negotiatedDLMSVersion: UInt8
    public var negotiatedConformance: Conformance
    /// The conformance tag came as 5F instead of 5F 1F.
    public var isShortConformanceTag = false
    /// Longest APDU the server accepts, in octets; 0 means no limit.
    public var serverMaxReceivePDUSize: UInt16
    /// 0x0007 with logical names; base name of the current association, 0xFA00, with short names.
    public var vaaName: UInt16

    public static let vaaNameLN: UInt16 = 0x0007
    public static let vaaNameSN: UInt16 = 0xFA00

    public init(
        negotiatedQualityOfService: Int8? = nil, negotiatedDLMSVersion: UInt8 = 6, negotiatedConformance: Conformance,
        serverMaxReceivePDUSize: UInt16, vaaName: UInt16 = vaaNameLN
    ) {
        self.negotiatedQualityOfService = negotiatedQualityOfService
        self.negotiatedDLMSVersion = negotiatedDLMSVersion
        self.negotiatedConformance = negotiatedConformance
        (self.serverMaxReceivePDUSize, self.vaaName) = (serverMaxReceivePDUSize, vaaName)
    }
}

extension InitiateResponse {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.initiateResponse.rawValue, "initiate-response")
        negotiatedQualityOfService =
            try reader.isPresent("negotiated-quality-of-service")
            ? try reader.i8("negotiated-quality-of-service") : nil
        negotiatedDLMSVersion = try reader.u8("negotiated-dlms-version-number")
        negotiatedConformance = try Conformance(
            from: &reader, "negotiated-conformance", isShortForm: &isShortConformanceTag
        )
        serverMaxReceivePDUSize = try reader.u16("server-max-receive-pdu-size")
        vaaName = try reader.u16("vaa-name")
        reader.explain(vaaName == Self.vaaNameLN ? "logical names" : vaaName == Self.vaaNameSN ? "short names" : nil)
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.initiateResponse.rawValue)
        writer.optional(negotiatedQualityOfService)
        writer.u8(negotiatedDLMSVersion)
        negotiatedConformance.encode(into: &writer, isShortForm: isShortConformanceTag)
        writer.u16(serverMaxReceivePDUSize)
        writer.u16(vaaName)
    }
}
