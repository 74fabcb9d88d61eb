/// An object identifier, as its contents octets: names an application context or an authentication mechanism.
///
/// - Spec: IEC 62056-5-3, COSEM application context names and authentication mechanism names
public enum OID: Equatable, Sendable {
    /// 2.16.756.5.8.`kind`.`id`, an identifier of the DLMS User Association.
    case dlmsUA(kind: UInt8, id: UInt8)
    /// Any other, BER contents octets.
    case other(Octets)

    /// 2.16.756.5.8 in BER: two arcs in the first octet, 756 in two.
    static let prefix: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0x60, 0x85, 0x74, 0x05, 0x08)
    static let contextKind: UInt8 = 1
    static let mechanismKind: UInt8 = 2

    /// Application context name: 1 LN, 2 SN, 3 LN with ciphering, 4 SN with ciphering.
    public static func applicationContext(_ id: UInt8) -> OID { .dlmsUA(kind: contextKind, id: id) }
    /// Authentication mechanism name, 0 to 7.
    public static func mechanism(_ id: UInt8) -> OID { .dlmsUA(kind: mechanismKind, id: id) }

    /// The last arc, if this is an application context name of the DLMS UA.
    public var applicationContextID: UInt8? { id(of: Self.contextKind) }
    /// The last arc, if this is an authentication mechanism name of the DLMS UA.
    public var mechanismID: UInt8? { id(of: Self.mechanismKind) }

    private func id(of kind: UInt8) -> UInt8? {
        guard case .dlmsUA(kind, let id) = self else { return nil }
        return id
    }
}

extension OID {
    /// Reads the contents octets, up to the end of `reader`.
    init(contents reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        let octets = try reader.octets(reader.remaining, field)
        guard octets.count > 0 else { throw reader.invalid(field, 0) }
        if octets.count == 7, octets[0] == Self.prefix.0, octets[1] == Self.prefix.1, octets[2] == Self.prefix.2,
            octets[3] == Self.prefix.3, octets[4] == Self.prefix.4
        {
            self = .dlmsUA(kind: octets[5], id: octets[6])
        } else {
            self = .other(octets)
        }
        let name = self.name
        reader.explain(name)
    }

    /// Writes the contents octets.
    func encode(into writer: inout ByteWriter) {
        switch self {
        case .other(let octets): writer.octets(octets)
        case .dlmsUA(let kind, let id):
            writer.u8(Self.prefix.0)
            writer.u8(Self.prefix.1)
            writer.u8(Self.prefix.2)
            writer.u8(Self.prefix.3)
            writer.u8(Self.prefix.4)
            writer.u8(kind)
            writer.u8(id)
        }
    }

    /// The name in the standard; nil for an identifier it does not list.
    public var name: StaticString? {
        guard case .dlmsUA(let kind, let id) = self else { return nil }
        return switch (kind, id) {
        case (1, 1): "Logical_Name_Referencing_No_Ciphering"
        case (1, 2): "Short_Name_Referencing_No_Ciphering"
        case (1, 3): "Logical_Name_Referencing_With_Ciphering"
        case (1, 4): "Short_Name_Referencing_With_Ciphering"
        case (2, 0): "COSEM_lowest_level_security_mechanism_name"
        case (2, 1): "COSEM_low_level_security_mechanism_name"
        case (2, 2): "COSEM_high_level_security_mechanism_name"
        case (2, 3): "COSEM_high_level_security_mechanism_name_using_MD5"
        case (2, 4): "COSEM_high_level_security_mechanism_name_using_SHA-1"
        case (2, 5): "COSEM_high_level_security_mechanism_name_using_GMAC"
        case (2, 6): "COSEM_high_level_security_mechanism_name_using_SHA-256"
        case (2, 7): "COSEM_high_level_security_mechanism_name_using_ECDSA"
        default: nil
        }
    }
}
