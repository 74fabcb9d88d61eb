#if !hasFeature(Embedded)
    extension DataElement {
        /// The value as short text: a number, digits, hex octets, characters.
        var value: String? {
            switch tag {
            case .nullData, .dontCare, .array, .structure: nil
            case .boolean: contents[0] == 0 ? "false" : "true"
            case .bitString: bits
            case .visibleString, .utf8String: String(decoding: contents.bytes, as: UTF8.self)
            case .integer, .long, .doubleLong, .long64, .deltaInteger, .deltaLong, .deltaDoubleLong:
                String(signed)
            case .unsigned, .longUnsigned, .doubleLongUnsigned, .long64Unsigned, .enumeration, .deltaUnsigned,
                .deltaLongUnsigned, .deltaDoubleLongUnsigned:
                String(unsigned)
            case .float32: Float(bitPattern: UInt32(truncatingIfNeeded: unsigned)).description
            case .float64: Double(bitPattern: unsigned).description
            default: hex(contents)
            }
        }

        /// What the value stands for, where its octets tell: a date, a logical name, text.
        var meaning: String? { nil }

        private var unsigned: UInt64 { contents.bytes.reduce(0) { $0 << 8 | UInt64($1) } }

        private var signed: Int64 {
            let unused = Int64(64 - 8 * contents.count)
            return Int64(bitPattern: unsigned << UInt64(unused)) >> unused
        }

        private var bits: String {
            String((0..<count).map { contents[$0 / 8] & (0x80 >> UInt8($0 % 8)) == 0 ? "0" : "1" })
        }
    }
#endif
