#if !hasFeature(Embedded)
    extension DataElement {
        /// The value as short text: a number, digits, hex octets, characters.
        var value: String? {
            switch tag {
            case .nullData, .dontCare, .array, .structure: nil
            case .boolean: contents[0] == 0 ? "false" : "true"
            case .bitString: bits
            case .visibleString, .utf8String: contents.text
            case .integer, .long, .doubleLong, .long64, .deltaInteger, .deltaLong, .deltaDoubleLong:
                String(signed)
            case .unsigned, .longUnsigned, .doubleLongUnsigned, .long64Unsigned, .enumeration, .bcd, .deltaUnsigned,
                .deltaLongUnsigned, .deltaDoubleLongUnsigned:
                String(unsigned)
            case .float32: Float(bitPattern: UInt32(truncatingIfNeeded: unsigned)).description
            case .float64: Double(bitPattern: unsigned).description
            default: hex(contents)
            }
        }

        /// What the value stands for, where its octets tell: a date, a logical name, text.
        var meaning: String? {
            switch tag {
            case .dateTime: DateTime(octets: contents).description
            case .date: CalendarDate(octets: contents).description
            case .time: TimeOfDay(octets: contents).description
            case .bcd: hex(contents)
            case .octetString: contents.guess
            default: nil
            }
        }

        /// The contents as an unsigned number.
        var unsigned: UInt64 { contents.bytes.reduce(0) { $0 << 8 | UInt64($1) } }

        /// The contents as a signed number.
        var signed: Int64 {
            let unused = Int64(64 - 8 * contents.count)
            return Int64(bitPattern: unsigned << UInt64(unused)) >> unused
        }

        private var bits: String {
            String((0..<count).map { contents[$0 / 8] & (0x80 >> UInt8($0 % 8)) == 0 ? "0" : "1" })
        }
    }

    extension Octets {
        /// The octets as UTF-8 text. What a terminal would obey is written as its code, `\x1B`.
        var text: String {
            var text = ""
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator:
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    text += "\\x" + (code.count < 2 ? "0" : "") + code
                default: text.unicodeScalars.append(scalar)
                }
            }
            return text
        }

        /// What an octet-string most likely holds: text, a logical name, a date and time. nil when nothing fits.
        var guess: String? {
            if !isEmpty, bytes.allSatisfy({ (0x20...0x7E).contains($0) }) {
                return "\"\(String(decoding: bytes, as: UTF8.self))\""
            }
            switch count {
            case 6: return bytes.map { String($0) }.joined(separator: ".")
            case 12:
                let dateTime = DateTime(octets: self)
                return dateTime.isPlausible ? dateTime.description : nil
            case 5:
                let date = CalendarDate(octets: self)
                return date.isPlausible ? date.description : nil
            default: return nil
            }
        }
    }
#endif
