import DLMSWire

/// How requests and responses are protected; the bits are those of a security policy (Security setup version 1) and of
/// the access rights of Association LN version 3.
///
/// - Spec: IEC 62056-6-2, Security setup version 1, security_policy
public struct Protection: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0xFC }

    public static let authenticatedRequest = Self(rawValue: 1 << 2)
    public static let encryptedRequest = Self(rawValue: 1 << 3)
    public static let signedRequest = Self(rawValue: 1 << 4)
    public static let authenticatedResponse = Self(rawValue: 1 << 5)
    public static let encryptedResponse = Self(rawValue: 1 << 6)
    public static let signedResponse = Self(rawValue: 1 << 7)

    /// What a security policy of Security setup version 0 asks for: 0 nothing, 1 authentication, 2 encryption, 3 both.
    public init(version0Policy policy: UInt8) {
        let bits = (policy & 0b11) << 2
        self.init(rawValue: bits | bits << 3)
    }

    /// What a request was protected with.
    init(request control: SecurityControl) {
        self = []
        if control.isAuthenticated { insert(.authenticatedRequest) }
        if control.isEncrypted { insert(.encryptedRequest) }
    }

    /// The part about requests.
    var ofRequest: Protection { Protection(rawValue: rawValue & 0b0001_1100) }
    /// The part about responses.
    var ofResponse: Protection { Protection(rawValue: rawValue & 0b1110_0000) }
    /// What a response has that is protected as its request was.
    var mirrored: Protection { Protection(rawValue: ofRequest.rawValue << 3) }
    /// The bits of a security control byte for a response.
    var controlBits: UInt8 { (rawValue >> 1) & 0x30 }
}

extension AttributeAccess {
    /// The protection that the right asks for.
    var protection: Protection { Protection(rawValue: rawValue) }
}

extension MethodAccess {
    /// The protection that the right asks for.
    var protection: Protection { Protection(rawValue: rawValue) }
}
