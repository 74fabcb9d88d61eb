/// A-ASSOCIATE response: the association is granted or refused.
///
/// - Spec: IEC 62056-5-3, AARE-apdu
public struct AARE {
    public var protocolVersion: ShortBitString?
    public var applicationContextName: OID
    public var result: AssociationResult
    public var diagnostic: ResultSourceDiagnostic
    /// The meter's system title, 8 octets, where ciphering is used.
    public var respondingAPTitle: Octets?
    public var respondingAEQualifier: Octets?
    public var respondingAPInvocationID: BERInteger?
    public var respondingAEInvocationID: BERInteger?
    /// Bit 0 is "authentication".
    public var responderACSERequirements: ShortBitString?
    public var mechanismName: OID?
    public var respondingAuthenticationValue: AuthenticationValue?
    public var implementationInformation: Octets?
    /// The InitiateResponse or ConfirmedServiceError, plain or ciphered, tag included.
    public var userInformation: Octets?

    public init(applicationContextName: OID, result: AssociationResult, diagnostic: ResultSourceDiagnostic) {
        self.applicationContextName = applicationContextName
        self.result = result
        self.diagnostic = diagnostic
    }

    /// Last arc of the application context name; nil for a name that is not of the DLMS UA.
    public var applicationContextID: UInt8? { applicationContextName.applicationContextID }
    /// Last arc of the mechanism name; nil without one, or for a name that is not of the DLMS UA.
    public var mechanismID: UInt8? { mechanismName?.mechanismID }
}

extension AARE {
    /// Reads the APDU from its tag on. Components are taken in any order, each once.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.aare.rawValue, "AARE")
        var body = try reader.slice(try reader.plainLength("AARE"), "AARE")
        self.init(
            applicationContextName: .other(.empty), result: .unset,
            diagnostic: ResultSourceDiagnostic(source: 0, code: 0)
        )
        var seen = ComponentSet()
        while !body.isAtEnd {
            let tag = try body.tag("AARE")
            try seen.insert(tag, body, "AARE")
            try readComponent(tag, &body)
        }
        guard applicationContextName != .other(.empty) else { throw body.missing("application-context-name") }
        guard result != .unset else { throw body.missing("result") }
        guard diagnostic.source != 0 else { throw body.missing("result-source-diagnostic") }
        reader.end()
    }

    private mutating func readComponent(_ tag: UInt8, _ body: inout ByteReader) throws(DecodeError) {
        guard let field = Self.name(of: tag) else { throw body.invalid("AARE", Int(tag), back: 1) }
        var reader = try body.component(field)
        switch tag {
        case 0x80: protocolVersion = try ShortBitString(contents: &reader, field, bit0: "version1")
        case 0xA1: applicationContextName = try reader.oid(field)
        case 0xA2: result = try AssociationResult(contents: &reader)
        case 0xA3: diagnostic = try ResultSourceDiagnostic(contents: &reader)
        case 0xA4: respondingAPTitle = try reader.octetString(field)
        case 0xA5: respondingAEQualifier = try reader.octetString(field)
        case 0xA6: respondingAPInvocationID = try reader.berInteger(field)
        case 0xA7: respondingAEInvocationID = try reader.berInteger(field)
        case 0x88: responderACSERequirements = try ShortBitString(contents: &reader, field, bit0: "authentication")
        case 0x89: mechanismName = try OID(contents: &reader, field)
        case 0xAA:
            respondingAuthenticationValue = try AuthenticationValue(contents: &reader, mechanism: mechanismName)
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
        case 0xA2: "result"
        case 0xA3: "result-source-diagnostic"
        case 0xA4: "responding-AP-title"
        case 0xA5: "responding-AE-qualifier"
        case 0xA6: "responding-AP-invocation-id"
        case 0xA7: "responding-AE-invocation-id"
        case 0x88: "responder-acse-requirements"
        case 0x89: "mechanism-name"
        case 0xAA: "responding-authentication-value"
        case 0xBD: "implementation-information"
        case 0xBE: "user-information"
        default: nil
        }
    }
}

extension AARE {
    public func encode(into writer: inout ByteWriter) {
        writer.prefixed(APDUTag.aare.rawValue) { writer in
            encodeComponents(into: &writer)
            writer.octetStringComponent(0xBE, userInformation)
        }
    }

    /// Writes the APDU with the user information that `body` writes, in place of ``userInformation``: the server's
    /// way, without a buffer in between.
    #if hasFeature(Embedded)
        // A firmware's server is the one caller, and most of its fields are nil: they cost nothing this way.
        @inline(__always)
    #endif
    public func encode(into writer: inout ByteWriter, userInformation body: (inout ByteWriter) -> Void) {
        writer.prefixed(APDUTag.aare.rawValue) { writer in
            encodeComponents(into: &writer)
            writer.prefixed(0xBE) { $0.prefixed(0x04, body) }
        }
    }

    #if hasFeature(Embedded)
        @inline(__always)
    #endif
    private func encodeComponents(into writer: inout ByteWriter) {
        writer.bitsComponent(0x80, protocolVersion)
        writer.contextComponent(applicationContextName)
        writer.integerComponent(0xA2, BERInteger(result.rawValue))
        writer.prefixed(0xA3) { diagnostic.encode(into: &$0) }
        writer.octetStringComponent(0xA4, respondingAPTitle)
        writer.octetStringComponent(0xA5, respondingAEQualifier)
        writer.integerComponent(0xA6, respondingAPInvocationID)
        writer.integerComponent(0xA7, respondingAEInvocationID)
        writer.bitsComponent(0x88, responderACSERequirements)
        writer.oidComponent(0x89, mechanismName)
        writer.authenticationComponent(0xAA, respondingAuthenticationValue)
        writer.octetsComponent(0xBD, implementationInformation)
    }
}
