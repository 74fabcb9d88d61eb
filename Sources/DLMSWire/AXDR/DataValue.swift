#if !hasFeature(Embedded)
    /// A value of the standard's `Data` type, as a tree: for definitions, editing, tools and tests. The server itself
    /// writes values straight into the response.
    ///
    /// - Spec: IEC 62056-5-3, Data
    public enum DataValue: Hashable, Sendable {
        case nullData
        case array([DataValue])
        case structure([DataValue])
        case boolean(Bool)
        case bitString(BitString)
        case doubleLong(Int32)
        case doubleLongUnsigned(UInt32)
        case octetString([UInt8])
        /// ASCII; octets above 0x7F are kept.
        case visibleString([UInt8])
        case utf8String([UInt8])
        /// Two digits.
        case bcd(UInt8)
        case integer(Int8)
        case long(Int16)
        case unsigned(UInt8)
        case longUnsigned(UInt16)
        /// Elements of one type, sent without tags: the type description, then the contents, both as octets.
        case compactArray(typeDescription: [UInt8], contents: [UInt8])
        case long64(Int64)
        case long64Unsigned(UInt64)
        case enumeration(UInt8)
        case float32(Float)
        case float64(Double)
        case dateTime(DateTime)
        case date(CalendarDate)
        case time(TimeOfDay)
        case deltaInteger(Int8)
        case deltaLong(Int16)
        case deltaDoubleLong(Int32)
        case deltaUnsigned(UInt8)
        case deltaLongUnsigned(UInt16)
        case deltaDoubleLongUnsigned(UInt32)
        case dontCare
    }

    /// Bits of a `bit-string`; bit 0 is the first, the most significant bit of the first octet.
    public struct BitString: Hashable, Sendable {
        /// Number of bits.
        public let count: Int
        /// `(count + 7) / 8` octets; the unused low bits of the last are kept as received.
        public let octets: [UInt8]

        public init(count: Int, octets: [UInt8]) {
            precondition(octets.count == (count + 7) / 8, "a bit-string needs exactly the octets of its bits")
            (self.count, self.octets) = (count, octets)
        }

        public init(_ bits: [Bool]) {
            var octets = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
            for (index, bit) in bits.enumerated() where bit { octets[index / 8] |= 0x80 >> UInt8(index % 8) }
            self.init(count: bits.count, octets: octets)
        }

        public var bits: [Bool] { (0..<count).map { octets[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 } }
    }
#endif
