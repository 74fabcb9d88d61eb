/// A-RELEASE request: the client ends the association.
///
/// - Spec: IEC 62056-5-3, RLRQ-apdu
public struct RLRQ {
    /// 0 normal, 1 urgent, 30 user-defined.
    public var reason: UInt8?
    /// An InitiateRequest, plain or ciphered, tag included.
    public var userInformation: Octets?

    public init(reason: UInt8? = nil, userInformation: Octets? = nil) {
        (self.reason, self.userInformation) = (reason, userInformation)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        let fields = try ReleaseFields(from: &reader, .rlrq)
        self.init(reason: fields.reason, userInformation: fields.userInformation)
    }

    public func encode(into writer: inout ByteWriter) {
        ReleaseFields(reason: reason, userInformation: userInformation).encode(into: &writer, .rlrq)
    }
}

/// A-RELEASE response.
///
/// - Spec: IEC 62056-5-3, RLRE-apdu
public struct RLRE {
    /// 0 normal, 1 not-finished, 30 user-defined.
    public var reason: UInt8?
    /// An InitiateResponse, plain or ciphered, tag included.
    public var userInformation: Octets?

    public init(reason: UInt8? = nil, userInformation: Octets? = nil) {
        (self.reason, self.userInformation) = (reason, userInformation)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        let fields = try ReleaseFields(from: &reader, .rlre)
        self.init(reason: fields.reason, userInformation: fields.userInformation)
    }

    public func encode(into writer: inout ByteWriter) {
        ReleaseFields(reason: reason, userInformation: userInformation).encode(into: &writer, .rlre)
    }

    /// Writes the APDU with the user information that `body` writes, in place of ``userInformation``.
    public func encode(into writer: inout ByteWriter, userInformation body: (inout ByteWriter) -> Void) {
        writer.prefixed(APDUTag.rlre.rawValue) { writer in
            ReleaseFields(reason: reason, userInformation: nil).encodeReason(into: &writer)
            writer.prefixed(0xBE) { $0.prefixed(0x04, body) }
        }
    }
}

/// What RLRQ and RLRE have in common.
private struct ReleaseFields {
    var reason: UInt8?
    var userInformation: Octets?

    init(reason: UInt8?, userInformation: Octets?) { (self.reason, self.userInformation) = (reason, userInformation) }

    init(from reader: inout ByteReader, _ tag: APDUTag) throws(DecodeError) {
        let field: FieldName = tag == .rlrq ? "RLRQ" : "RLRE"
        try reader.open(tag.rawValue, field)
        var body = try reader.slice(try reader.plainLength(field), field)
        var seen = ComponentSet()
        while !body.isAtEnd {
            let component = try body.tag(field)
            try seen.insert(component, body, field)
            try read(component, &body, of: tag, field)
        }
        reader.end()
    }

    private mutating func read(
        _ component: UInt8, _ body: inout ByteReader, of tag: APDUTag, _ field: FieldName
    ) throws(DecodeError) {
        switch component {
        case 0x80:
            var reader = try body.component("reason")
            let code = try BERInteger(contents: &reader, "reason")
            guard (0...0x7F).contains(code.value) else { throw reader.invalid("reason", Int(code.value)) }
            reason = UInt8(truncatingIfNeeded: code.value)
            reader.explain(Self.name(ofReason: code.value, tag))
        case 0xBE:
            var reader = try body.component("user-information")
            userInformation = try reader.userInformation()
        default: throw body.invalid(field, Int(component), back: 1)
        }
        body.end()
    }

    private static func name(ofReason code: Int32, _ tag: APDUTag) -> StaticString? {
        switch code {
        case 0: "normal"
        case 1: tag == .rlrq ? "urgent" : "not-finished"
        case 30: "user-defined"
        default: nil
        }
    }

    func encode(into writer: inout ByteWriter, _ tag: APDUTag) {
        writer.prefixed(tag.rawValue) { writer in
            encodeReason(into: &writer)
            writer.octetStringComponent(0xBE, userInformation)
        }
    }

    func encodeReason(into writer: inout ByteWriter) {
        guard let reason else { return }
        writer.u8(0x80)
        writer.u8(1)
        writer.u8(reason)
    }
}
