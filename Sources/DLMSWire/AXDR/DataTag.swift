/// Tag of an A-XDR `Data` value: which type of the CHOICE follows.
///
/// - Spec: IEC 62056-5-3, Data
public struct DataTag: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let nullData = Self(rawValue: 0)
    public static let array = Self(rawValue: 1)
    public static let structure = Self(rawValue: 2)
    public static let boolean = Self(rawValue: 3)
    public static let bitString = Self(rawValue: 4)
    public static let doubleLong = Self(rawValue: 5)
    public static let doubleLongUnsigned = Self(rawValue: 6)
    public static let octetString = Self(rawValue: 9)
    public static let visibleString = Self(rawValue: 10)
    public static let utf8String = Self(rawValue: 12)
    public static let bcd = Self(rawValue: 13)
    public static let integer = Self(rawValue: 15)
    public static let long = Self(rawValue: 16)
    public static let unsigned = Self(rawValue: 17)
    public static let longUnsigned = Self(rawValue: 18)
    public static let compactArray = Self(rawValue: 19)
    public static let long64 = Self(rawValue: 20)
    public static let long64Unsigned = Self(rawValue: 21)
    public static let enumeration = Self(rawValue: 22)
    public static let float32 = Self(rawValue: 23)
    public static let float64 = Self(rawValue: 24)
    public static let dateTime = Self(rawValue: 25)
    public static let date = Self(rawValue: 26)
    public static let time = Self(rawValue: 27)
    public static let deltaInteger = Self(rawValue: 28)
    public static let deltaLong = Self(rawValue: 29)
    public static let deltaDoubleLong = Self(rawValue: 30)
    public static let deltaUnsigned = Self(rawValue: 31)
    public static let deltaLongUnsigned = Self(rawValue: 32)
    public static let deltaDoubleLongUnsigned = Self(rawValue: 33)
    public static let dontCare = Self(rawValue: 255)

    /// The type's name in the standard; nil for a tag that is not assigned.
    public var name: StaticString? {
        switch rawValue {
        case 0: "null-data"
        case 1: "array"
        case 2: "structure"
        case 3: "boolean"
        case 4: "bit-string"
        case 5: "double-long"
        case 6: "double-long-unsigned"
        case 9: "octet-string"
        case 10: "visible-string"
        case 12: "utf8-string"
        case 13: "bcd"
        case 15: "integer"
        case 16: "long"
        case 17: "unsigned"
        case 18: "long-unsigned"
        case 19: "compact-array"
        case 20: "long64"
        case 21: "long64-unsigned"
        case 22: "enum"
        case 23: "float32"
        case 24: "float64"
        case 25: "date-time"
        case 26: "date"
        case 27: "time"
        case 28: "delta-integer"
        case 29: "delta-long"
        case 30: "delta-double-long"
        case 31: "delta-unsigned"
        case 32: "delta-long-unsigned"
        case 33: "delta-double-long-unsigned"
        case 255: "dont-care"
        default: nil
        }
    }

    /// Whether the standard assigns this tag.
    public var isAssigned: Bool {
        switch rawValue {
        case 0...6, 9, 10, 12, 13, 15...33, 255: true
        default: false
        }
    }

    /// Octets of the contents where every value of the type has the same number; nil for the others.
    public var fixedLength: Int? {
        switch rawValue {
        case 0, 255: 0
        case 3, 13, 15, 17, 22, 28, 31: 1
        case 16, 18, 29, 32: 2
        case 5, 6, 23, 27, 30, 33: 4
        case 26: 5
        case 20, 21, 24: 8
        case 25: 12
        default: nil
        }
    }
}
