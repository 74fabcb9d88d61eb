/// Outcome of one attribute access, as sent in a GET, SET or ACCESS response.
///
/// - Spec: IEC 62056-5-3, Data-Access-Result
public struct DataAccessResult: RawRepresentable, Hashable, Sendable, Error {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let success = Self(rawValue: 0)
    public static let hardwareFault = Self(rawValue: 1)
    public static let temporaryFailure = Self(rawValue: 2)
    public static let readWriteDenied = Self(rawValue: 3)
    public static let objectUndefined = Self(rawValue: 4)
    public static let objectClassInconsistent = Self(rawValue: 9)
    public static let objectUnavailable = Self(rawValue: 11)
    public static let typeUnmatched = Self(rawValue: 12)
    public static let scopeOfAccessViolated = Self(rawValue: 13)
    public static let dataBlockUnavailable = Self(rawValue: 14)
    public static let longGetAborted = Self(rawValue: 15)
    public static let noLongGetInProgress = Self(rawValue: 16)
    public static let longSetAborted = Self(rawValue: 17)
    public static let noLongSetInProgress = Self(rawValue: 18)
    public static let dataBlockNumberInvalid = Self(rawValue: 19)
    public static let otherReason = Self(rawValue: 250)

    /// The name in the standard; nil for a reserved code.
    public var name: StaticString? {
        switch rawValue {
        case 0: "success"
        case 1: "hardware-fault"
        case 2: "temporary-failure"
        case 3: "read-write-denied"
        case 4: "object-undefined"
        case 9: "object-class-inconsistent"
        case 11: "object-unavailable"
        case 12: "type-unmatched"
        case 13: "scope-of-access-violated"
        case 14: "data-block-unavailable"
        case 15: "long-get-aborted"
        case 16: "no-long-get-in-progress"
        case 17: "long-set-aborted"
        case 18: "no-long-set-in-progress"
        case 19: "data-block-number-invalid"
        case 250: "other-reason"
        default: nil
        }
    }
}

extension DataAccessResult: WireValue {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        rawValue = try reader.u8("data-access-result")
        let name = self.name
        reader.explain(name)
    }

    public func encode(into writer: inout ByteWriter) { writer.u8(rawValue) }
}
