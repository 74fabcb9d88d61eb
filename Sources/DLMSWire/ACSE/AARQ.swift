/// A-ASSOCIATE request: a client asks for an application association.
///
/// - Spec: IEC 62056-5-3, AARQ-apdu
public struct AARQ {
    /// Bit 0 is version 1, which is also meant when it is absent.
    public var protocolVersion: ShortBitString?
    public var applicationContextName: OID
    public var calledAPTitle: Octets?
    public var calledAEQualifier: Octets?
    public var calledAPInvocationID: BERInteger?
    public var calledAEInvocationID: BERInteger?
    /// The client's system title, 8 octets, where ciphering is used.
    public var callingAPTitle: Octets?
    /// The client's signature certificate, where it is sent.
    public var callingAEQualifier: Octets?
    public var callingAPInvocationID: BERInteger?
    /// The client user's id.
    public var callingAEInvocationID: BERInteger?
    /// Bit 0 is "authentication".
    public var senderACSERequirements: ShortBitString?
    public var mechanismName: OID?
    public var callingAuthenticationValue: AuthenticationValue?
    public var implementationInformation: Octets?
    /// The InitiateRequest, plain or ciphered, tag included.
    public var userInformation: Octets?

    public init(applicationContextName: OID) { self.applicationContextName = applicationContextName }

    /// Last arc of the application context name; nil for a name that is not of the DLMS UA.
    public var applicationContextID: UInt8? { applicationContextName.applicationContextID }
    /// Last arc of the mechanism name; nil without one, or for a name that is not of the DLMS UA.
    public var mechanismID: UInt8? { mechanismName?.mechanismID }
}

extension AARQ {
    /// Reads the APDU from its tag on. Components are taken in any order, each once.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.aarq.rawValue, "AARQ")
        var body = try reader.slice(try reader.plainLength("AARQ"), "AARQ")
        self.init(applicationContextName: .other(.empty))
        var seen = ComponentSet()
        while !body.isAtEnd {
            let tag = try body.tag("AARQ")
            try seen.insert(tag, body, "AARQ")
            try readComponent(tag, &body)
        }
        guard applicationContextName != .other(.empty) else { throw body.missing("application-context-name") }
        reader.end()
    }

    private mutating func readComponent(_ tag: UInt8, _ body: inout ByteReader) throws(DecodeError) {
        guard let field = Self.name(of: tag) else { throw body.invalid("AARQ", Int(tag), back: 1) }
        var reader = try body.component(field)
        switch tag {
        case 0x80: protocolVersion = try ShortBitString(contents: &reader, field, bit0: "version1")
        case 0xA1: applicationContextName = try reader.oid(field)
        case 0xA2: calledAPTitle = try reader.octetString(field)
        case 0xA3: calledAEQualifier = try reader.octetString(field)
        case 0xA4: calledAPInvocationID = try reader.berInteger(field)
        case 0xA5: calledAEInvocationID = try reader.berInteger(field)
        case 0xA6: callingAPTitle = try reader.octetString(field)
        case 0xA7: callingAEQualifier = try reader.octetString(field)
        case 0xA8: callingAPInvocationID = try reader.berInteger(field)
        case 0xA9: callingAEInvocationID = try reader.berInteger(field)
        case 0x8A: senderACSERequirements = try ShortBitString(contents: &reader, field, bit0: "authentication")
        case 0x8B: mechanismName = try OID(contents: &reader, field)
        case 0xAC:
            callingAuthenticationValue = try AuthenticationValue(contents: &reader, mechanism: mechanismName)
        case 0xBE: userInformation = try reader.userInformation()
        default: implementationInformation = try reader.octets(reader.remaining, field)
        }
        try reader.finish(field)
        body.end()
    }

    private static func name(of tag: UInt8) -> FieldName? {
        switch tag {
        case 0x80: "protocol-version"
        case 0xA1: "application-context-name"
        case 0xA2: "called-AP-title"
        case 0xA3: "called-AE-qualifier"
        case 0xA4: "called-AP-invocation-id"
        case 0xA5: "called-AE-invocation-id"
        case 0xA6: "calling-AP-title"
        case 0xA7: "calling-AE-qualifier"
        case 0xA8: "calling-AP-invocation-id"
        case 0xA9: "calling-AE-invocation-id"
        case 0x8A: "sender-acse-requirements"
        case 0x8B: "mechanism-name"
        case 0xAC: "calling-authentication-value"
        case 0xBD: "implementation-information"
        case 0xBE: "user-information"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        writer.prefixed(APDUTag.aarq.rawValue) { writer in
            writer.bitsComponent(0x80, protocolVersion)
            writer.contextComponent(applicationContextName)
            writer.octetStringComponent(0xA2, calledAPTitle)
            writer.octetStringComponent(0xA3, calledAEQualifier)
            writer.integerComponent(0xA4, calledAPInvocationID)
            writer.integerComponent(0xA5, calledAEInvocationID)
            writer.octetStringComponent(0xA6, callingAPTitle)
            writer.octetStringComponent(0xA7, callingAEQualifier)
            writer.integerComponent(0xA8, callingAPInvocationID)
            writer.integerComponent(0xA9, callingAEInvocationID)
            writer.bitsComponent(0x8A, senderACSERequirements)
            writer.oidComponent(0x8B, mechanismName)
            writer.authenticationComponent(0xAC, callingAuthenticationValue)
            writer.octetsComponent(0xBD, implementationInformation)
            writer.octetStringComponent(0xBE, userInformation)
        }
    }
}
