/// An APDU for a device behind a gateway, or from it: the address is put in front.
///
/// - Spec: IEC 62056-5-3, gateway protocol
public struct GatewayHeader {
    /// ``APDUTag/gatewayRequestHeader`` or ``APDUTag/gatewayResponseHeader``.
    public var tag: APDUTag
    public var networkID: UInt8
    public var physicalDeviceAddress: Octets
    /// The user's APDU: everything that follows.
    public var apdu: Octets

    public init(tag: APDUTag, networkID: UInt8, physicalDeviceAddress: Octets, apdu: Octets) {
        (self.tag, self.networkID) = (tag, networkID)
        (self.physicalDeviceAddress, self.apdu) = (physicalDeviceAddress, apdu)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        tag = APDUTag(rawValue: try reader.tag("gateway-header"))
        guard tag == .gatewayRequestHeader || tag == .gatewayResponseHeader else {
            throw reader.invalid("gateway-header", Int(tag.rawValue), back: 1)
        }
        reader.begin(tag == .gatewayRequestHeader ? "gateway-request-header" : "gateway-response-header", back: 1)
        networkID = try reader.u8("network-id")
        physicalDeviceAddress = try reader.counted("physical-device-address")
        apdu = try reader.apdu("user-apdu")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(tag.rawValue)
        writer.u8(networkID)
        writer.counted(physicalDeviceAddress)
        writer.octets(apdu)
    }
}

extension ByteReader {
    /// Takes everything that is left as an APDU inside another; its own fields are recorded when traced.
    mutating func apdu(_ field: FieldName) throws(DecodeError) -> Octets {
        #if !hasFeature(Embedded)
            if trace != nil {
                let octets = rest
                try traceAPDU()
                return octets
            }
        #endif
        return try octets(remaining, field)
    }
}
