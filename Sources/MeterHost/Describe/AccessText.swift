import DLMSServer

extension AttributeAccess {
    /// The right in words: `read_write`, `authenticated_read`, or the bit names joined by `+`.
    public var text: String { json.accessText }

    /// `read_write`, `authenticated_read`, …; the list of bit names where one word cannot say it.
    var json: JSONValue {
        let words = ["none", "read", "write", "read_write"]
        let plain = words[Int(rawValue & 0b11)]
        switch rawValue >> 2 {
        case 0: return .string(plain)
        case 1 where rawValue & 0b11 != 0: return .string("authenticated_" + plain)
        default: return AccessBits.list(rawValue, first: ["read", "write"])
        }
    }
}

extension MethodAccess {
    /// The right in words: `access`, `none`, or the bit names joined by `+`.
    public var text: String { json.accessText }

    /// `none`, `access`, `authenticated_access`; the list of bit names where one word cannot say it.
    var json: JSONValue {
        switch self {
        case []: "none"
        case [.access]: "access"
        case [.access, .authenticatedRequest]: "authenticated_access"
        default: AccessBits.list(rawValue, first: ["access", nil])
        }
    }
}

/// Bit names of access_mode.
///
/// - Spec: IEC 62056-6-2, Association LN version 3
private enum AccessBits {
    private static let protections: [String?] = [
        "authenticated_request", "encrypted_request", "digitally_signed_request", "authenticated_response",
        "encrypted_response", "digitally_signed_response",
    ]

    static func list(_ bits: UInt8, first: [String?]) -> JSONValue {
        let names = (first + protections).enumerated().filter { bits >> $0.offset & 1 == 1 }
        return .array(names.compactMap(\.element).map(JSONValue.string))
    }
}

extension JSONValue {
    /// An access right as text: the word, or the bit names joined by `+`.
    var accessText: String {
        switch self {
        case .string(let word): word
        case .array(let values): values.map(\.accessText).joined(separator: "+")
        default: ""
        }
    }
}
