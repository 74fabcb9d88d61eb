/// The security header and what it protects.
///
/// - Spec: IEC 62056-5-3, ciphered xDLMS APDUs
public struct CipheredContents {
    /// Octets of an authentication tag, in every suite.
    public static let tagLength = 12

    public var securityControl: SecurityControl
    public var invocationCounter: UInt32
    /// Ciphertext, or plaintext when only authenticated.
    public var text: Octets
    /// 12 octets with authentication, else empty.
    public var authenticationTag: Octets

    public init(
        securityControl: SecurityControl, invocationCounter: UInt32, text: Octets, authenticationTag: Octets = .empty
    ) {
        (self.securityControl, self.invocationCounter) = (securityControl, invocationCounter)
        (self.text, self.authenticationTag) = (text, authenticationTag)
    }

    /// Octets of the encoded contents.
    public var length: Int { 5 &+ text.count &+ authenticationTag.count }

    /// Reads the length in front and the contents.
    init(counted reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        let before = reader.offset
        let length = try reader.plainLength(field)
        reader.begin(field, back: reader.offset &- before)
        var inner = try reader.slice(length, field)
        try self.init(contents: &inner)
        reader.end()
    }

    /// Reads the contents, up to the end of `reader`.
    private init(contents reader: inout ByteReader) throws(DecodeError) {
        securityControl = try SecurityControl(from: &reader)
        invocationCounter = try reader.u32("invocation-counter")
        let tagLength = securityControl.isAuthenticated ? Self.tagLength : 0
        guard tagLength <= reader.remaining else {
            throw reader.fail(.truncated(field: "authentication-tag", missing: tagLength &- reader.remaining))
        }
        var inner = try reader.slice(reader.remaining &- tagLength, "ciphertext")
        if securityControl.isEncrypted {
            text = try inner.octets(inner.remaining, "ciphertext")
        } else if securityControl.isCompressed {
            text = try inner.octets(inner.remaining, "plaintext")
        } else {
            text = try inner.plaintext()
        }
        authenticationTag = tagLength > 0 ? try reader.octets(tagLength, "authentication-tag") : .empty
    }

    /// Writes the length in front and the contents.
    func encodeCounted(into writer: inout ByteWriter) {
        writer.length(length)
        writer.u8(securityControl.rawValue)
        writer.u32(invocationCounter)
        writer.octets(text)
        writer.octets(authenticationTag)
    }
}

extension ByteReader {
    /// The APDU in contents that are only authenticated; its fields are recorded when traced.
    fileprivate mutating func plaintext() throws(DecodeError) -> Octets {
        begin("plaintext")
        let octets = try apdu("plaintext")
        end()
        return octets
    }
}
