import DLMSWire
import Testing

@Suite("Data values") struct DataValueTests {
    /// One value of every type, with its octets.
    static let everyType: [(DataValue, String)] = [
        (.nullData, "00"), (.array([.unsigned(1), .unsigned(2)]), "0102 1101 1102"),
        (.structure([.longUnsigned(3), .array([])]), "0202 120003 0100"), (.boolean(true), "0301"),
        (.boolean(false), "0300"), (.bitString(BitString([true, false, true])), "0403A0"),
        (.doubleLong(-2), "05FFFFFFFE"), (.doubleLongUnsigned(0xFFFF_FFFF), "06FFFFFFFF"),
        (.octetString([1, 2]), "09020102"), (.visibleString(Array("AB".utf8)), "0A024142"),
        (.utf8String(Array("ü".utf8)), "0C02C3BC"), (.bcd(0x42), "0D42"), (.integer(-1), "0FFF"),
        (.long(-2), "10FFFE"), (.unsigned(255), "11FF"), (.longUnsigned(65_535), "12FFFF"),
        (.compactArray(typeDescription: [0x11], contents: [1, 2]), "1311020102"),
        (.long64(.min), "148000000000000000"), (.long64Unsigned(.max), "15FFFFFFFFFFFFFFFF"),
        (.enumeration(9), "1609"), (.float32(1.5), "173FC00000"), (.float64(-0.25), "18BFD0000000000000"),
        (.dateTime(date(2024, 2, 29)), "1907E8021D04 0A1E0000 FFC400"),
        (.date(CalendarDate(year: 2024, month: 2, dayOfMonth: 29, dayOfWeek: 4)), "1A07E8021D04"),
        (.time(TimeOfDay(hour: 10, minute: 30, second: 0, hundredths: 0)), "1B0A1E0000"), (.deltaInteger(-3), "1CFD"),
        (.deltaLong(-4), "1DFFFC"), (.deltaDoubleLong(-5), "1EFFFFFFFB"), (.deltaUnsigned(6), "1F06"),
        (.deltaLongUnsigned(7), "200007"), (.deltaDoubleLongUnsigned(8), "2100000008"), (.dontCare, "FF"),
    ]

    static func date(_ year: UInt16, _ month: UInt8, _ day: UInt8) -> DateTime {
        DateTime(
            date: CalendarDate(year: year, month: month, dayOfMonth: day, dayOfWeek: 4),
            time: TimeOfDay(hour: 10, minute: 30, second: 0, hundredths: 0), deviation: -60, status: []
        )
    }

    @Test("every type encodes and decodes", arguments: everyType) func encodes(value: DataValue, hex: String) throws {
        #expect(value.octets == octets(hex))
        #expect(try DataValue(octets(hex)) == value)
        #expect(value.tag.rawValue == octets(hex)[0])
    }

    @Test("every tag of the standard has a value here") func complete() {
        let tags = Set(Self.everyType.map(\.0.tag.rawValue))
        let named = (UInt8.min...UInt8.max).filter { DataTag(rawValue: $0).name != nil }
        #expect(tags == Set(named))
    }

    @Test("a tag that is not assigned is refused", arguments: [7, 8, 11, 14, 34, 0x80, 0xFE] as [UInt8])
    func unknownTags(tag: UInt8) {
        #expect(throws: DecodeError.invalid(field: "data", value: Int(tag))) { try DataValue([tag, 0, 0]) }
    }

    @Test("octets behind a value are refused") func excess() {
        #expect(throws: DecodeError.excess(field: "data", count: 1)) { try DataValue(octets("1101 00")) }
    }

    @Test("lengths are read in one to five octets", arguments: ["02", "8102", "820002", "83000002", "8400000002"])
    func lengths(hex: String) throws {
        #expect(try DataValue(octets("09 \(hex) AABB")) == .octetString([0xAA, 0xBB]))
    }

    @Test("lengths are written in the fewest octets", arguments: [0, 127, 128, 255, 256, 65_535, 65_536, 70_000])
    func shortest(count: Int) throws {
        let value = DataValue.octetString([UInt8](repeating: 7, count: count))
        let head = count < 128 ? 2 : count < 256 ? 3 : count < 65_536 ? 4 : 5
        #expect(value.octets.count == head + count)
        #expect(try DataValue(value.octets) == value)
    }

    @Test("a compact array gives its elements") func compactArray() throws {
        let value = try DataValue(octets("13 0202 12 01 0002 11 0C 0001 0A0B 0002 0C0D 0003 0E0F"))
        #expect(try value.compactArrayElements()?.count == 3)
        #expect(
            try value.compactArrayElements()?.last
                == .structure([.longUnsigned(3), .array([.unsigned(14), .unsigned(15)])])
        )
        #expect(try DataValue.nullData.compactArrayElements() == nil)
    }
}
