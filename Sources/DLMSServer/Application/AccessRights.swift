/// Right on an attribute, as the bits of Association LN version 3; the older code lists are printed from it.
///
/// - Spec: IEC 62056-6-2, Association LN version 3, access_mode
public struct AttributeAccess: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let read = Self(rawValue: 1 << 0)
    public static let write = Self(rawValue: 1 << 1)
    public static let authenticatedRequest = Self(rawValue: 1 << 2)
    public static let encryptedRequest = Self(rawValue: 1 << 3)
    public static let signedRequest = Self(rawValue: 1 << 4)
    public static let authenticatedResponse = Self(rawValue: 1 << 5)
    public static let encryptedResponse = Self(rawValue: 1 << 6)
    public static let signedResponse = Self(rawValue: 1 << 7)
    public static let readWrite: Self = [.read, .write]

    /// The code of Association LN versions 0 to 2 and SN: 0 none to 3 read-write, 4 to 6 the authenticated forms.
    public var legacyCode: UInt8 {
        let plain = rawValue & 0b11
        return contains(.authenticatedRequest) && plain != 0 ? plain + 3 : plain
    }
}

/// Right on a method, as the bits of Association LN version 3.
public struct MethodAccess: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let access = Self(rawValue: 1 << 0)
    public static let authenticatedRequest = Self(rawValue: 1 << 2)
    public static let encryptedRequest = Self(rawValue: 1 << 3)
    public static let signedRequest = Self(rawValue: 1 << 4)
    public static let authenticatedResponse = Self(rawValue: 1 << 5)
    public static let encryptedResponse = Self(rawValue: 1 << 6)
    public static let signedResponse = Self(rawValue: 1 << 7)

    /// The code of Association LN versions 1 and 2: 0 none, 1 access, 2 authenticated access.
    public var legacyCode: UInt8 {
        guard contains(.access) else { return 0 }
        return contains(.authenticatedRequest) ? 2 : 1
    }
}
