import DLMSWire

extension DataValue {
    /// The number of a whole-number type, an enum or a boolean; nil for other types and above `Int.max`.
    public var integer: Int? {
        switch self {
        case .boolean(let value): value ? 1 : 0
        case .doubleLong(let value), .deltaDoubleLong(let value): Int(value)
        case .doubleLongUnsigned(let value), .deltaDoubleLongUnsigned(let value): Int(value)
        case .integer(let value), .deltaInteger(let value): Int(value)
        case .long(let value), .deltaLong(let value): Int(value)
        case .unsigned(let value), .deltaUnsigned(let value), .enumeration(let value), .bcd(let value): Int(value)
        case .longUnsigned(let value), .deltaLongUnsigned(let value): Int(value)
        case .long64(let value): Int(value)
        case .long64Unsigned(let value): Int(exactly: value)
        default: nil
        }
    }

    /// Octets of a string, bits of a bit-string; nil for other types.
    public var length: Int? {
        switch self {
        case .octetString(let octets), .visibleString(let octets), .utf8String(let octets): octets.count
        case .bitString(let bits): bits.count
        default: nil
        }
    }

    /// A whole number as the type that `tag` stands for; nil when the type cannot hold it or holds no whole numbers.
    public init?(_ number: Int, as tag: DataTag) {
        func exact<Number: FixedWidthInteger>(_ make: (Number) -> DataValue) -> DataValue? {
            Number(exactly: number).map(make)
        }
        let value: DataValue? =
            switch tag {
            case .boolean: (0...1).contains(number) ? .boolean(number == 1) : nil
            case .doubleLong: exact { .doubleLong($0) }
            case .doubleLongUnsigned: exact { .doubleLongUnsigned($0) }
            case .bcd: exact { .bcd($0) }
            case .integer: exact { .integer($0) }
            case .long: exact { .long($0) }
            case .unsigned: exact { .unsigned($0) }
            case .longUnsigned: exact { .longUnsigned($0) }
            case .long64: exact { .long64($0) }
            case .long64Unsigned: exact { .long64Unsigned($0) }
            case .enumeration: exact { .enumeration($0) }
            case .float32: .float32(Float(number))
            case .float64: .float64(Double(number))
            default: nil
            }
        guard let value else { return nil }
        self = value
    }
}
