#if !hasFeature(Embedded)
    extension DataValue {
        /// Writes the complete `Data`, tag included.
        public func encode(into writer: inout ByteWriter) {
            switch self {
            case .nullData: writer.nullData()
            case .array(let elements):
                writer.array(count: elements.count)
                for element in elements { element.encode(into: &writer) }
            case .structure(let elements):
                writer.structure(count: elements.count)
                for element in elements { element.encode(into: &writer) }
            case .boolean(let value): writer.boolean(value)
            case .bitString(let bits): bits.octets.withUnsafeBytes { writer.bitString(count: bits.count, Octets($0)) }
            case .doubleLong(let value): writer.doubleLong(value)
            case .doubleLongUnsigned(let value): writer.doubleLongUnsigned(value)
            case .octetString(let value): value.withUnsafeBytes { writer.octetString(Octets($0)) }
            case .visibleString(let value): value.withUnsafeBytes { writer.visibleString(Octets($0)) }
            case .utf8String(let value): value.withUnsafeBytes { writer.utf8String(Octets($0)) }
            case .bcd(let value): writer.bcd(value)
            case .integer(let value): writer.integer(value)
            case .long(let value): writer.long(value)
            case .unsigned(let value): writer.unsigned(value)
            case .longUnsigned(let value): writer.longUnsigned(value)
            case .compactArray(let description, let contents):
                writer.u8(DataTag.compactArray.rawValue)
                writer.octets(description)
                writer.length(contents.count)
                writer.octets(contents)
            case .long64(let value): writer.long64(value)
            case .long64Unsigned(let value): writer.long64Unsigned(value)
            case .enumeration(let value): writer.enumeration(value)
            case .float32(let value): writer.float32(value)
            case .float64(let value): writer.float64(value)
            case .dateTime(let value): writer.dateTime(value)
            case .date(let value): writer.date(value)
            case .time(let value): writer.time(value)
            case .deltaInteger(let value): writer.deltaInteger(value)
            case .deltaLong(let value): writer.deltaLong(value)
            case .deltaDoubleLong(let value): writer.deltaDoubleLong(value)
            case .deltaUnsigned(let value): writer.deltaUnsigned(value)
            case .deltaLongUnsigned(let value): writer.deltaLongUnsigned(value)
            case .deltaDoubleLongUnsigned(let value): writer.deltaDoubleLongUnsigned(value)
            case .dontCare: writer.u8(DataTag.dontCare.rawValue)
            }
        }

        /// The complete `Data`, tag included.
        public var octets: [UInt8] { encoded { encode(into: &$0) } }

        /// The value's type.
        public var tag: DataTag {
            switch self {
            case .nullData: .nullData
            case .array: .array
            case .structure: .structure
            case .boolean: .boolean
            case .bitString: .bitString
            case .doubleLong: .doubleLong
            case .doubleLongUnsigned: .doubleLongUnsigned
            case .octetString: .octetString
            case .visibleString: .visibleString
            case .utf8String: .utf8String
            case .bcd: .bcd
            case .integer: .integer
            case .long: .long
            case .unsigned: .unsigned
            case .longUnsigned: .longUnsigned
            case .compactArray: .compactArray
            case .long64: .long64
            case .long64Unsigned: .long64Unsigned
            case .enumeration: .enumeration
            case .float32: .float32
            case .float64: .float64
            case .dateTime: .dateTime
            case .date: .date
            case .time: .time
            case .deltaInteger: .deltaInteger
            case .deltaLong: .deltaLong
            case .deltaDoubleLong: .deltaDoubleLong
            case .deltaUnsigned: .deltaUnsigned
            case .deltaLongUnsigned: .deltaLongUnsigned
            case .deltaDoubleLongUnsigned: .deltaDoubleLongUnsigned
            case .dontCare: .dontCare
            }
        }
    }
#endif
