import DLMSWire
import Testing

@testable import COSEM

@Suite struct ValueTextTests {
    private func text(_ value: DataValue, _ entry: InterfaceClass, _ id: UInt8) throws -> String {
        ValueText(value, of: try #require(entry.attribute(id))).description
    }

    @Test("names codes and bits") func codesAndBits() throws {
        #expect(try text(.enumeration(1), .profileGenericV1, 5) == "1 (fifo)")
        #expect(try text(.enumeration(99), .profileGenericV1, 5) == "99")
        #expect(try text(.unsigned(0x81), .clockV0, 4) == "129 (invalid_value, daylight_saving_active)")
        #expect(try text(.unsigned(0), .clockV0, 4) == "0")
        let info = DataValue.structure([
            .bitString(BitString(count: 24, octets: [0, 0x10, 0x1D])), .longUnsigned(1024), .longUnsigned(512),
            .unsigned(6), .integer(0), .octetString([]),
        ])
        #expect(try text(info, .associationLNV3, 5) == "{000000000001000000011101, 1024, 512, 6, 0, \"\"}")
        let conformance = ValueText(
            .bitString(BitString(count: 24, octets: [0, 0x10, 0x08])), type: "bit-string[24]",
            names: InterfaceClass.ValueNames(bits: [11: "block-transfer-with-get-or-read", 20: "set"])
        )
        #expect(conformance.meaning == "block-transfer-with-get-or-read, set")
    }

    @Test("shows numbers with their unit where the object has one") func units() throws {
        let value = try #require(InterfaceClass.registerV0.attribute(2))
        let scalerUnit = DataValue.structure([.integer(0), .enumeration(30)])
        let text = ValueText(.doubleLongUnsigned(12_345_678), of: value, scalerUnit: scalerUnit)
        #expect(text == ValueText("12345678", "12 345.678 kWh"))
        #expect(ValueText(.octetString([0x41]), of: value, scalerUnit: scalerUnit) == ValueText("\"A\""))
        #expect(try self.text(scalerUnit, .registerV0, 3) == "{0, Wh} (10^0 Wh)")
    }

    @Test("shows OBIS codes with their names, but addresses as octets") func obis() throws {
        #expect(try text(.octetString([0, 0, 1, 0, 0, 255]), .clockV0, 1) == "0.0.1.0.0.255 (Clock)")
        #expect(
            try text(.octetString([0, 0, 43, 0, 0, 255]), .associationLNV3, 9) == "0.0.43.0.0.255 (Security setup)")
        #expect(try text(.octetString([0, 1, 2, 3, 4, 255]), .macAddressSetupV0, 2) == "00 01 02 03 04 FF")
        let object = DataValue.structure([
            .longUnsigned(3), .octetString([1, 0, 1, 8, 0, 255]), .integer(2), .longUnsigned(0),
        ])
        #expect(
            try text(object, .profileGenericV1, 6) == "{3, 1.0.1.8.0.255, 2, 0} (Active energy import, value)"
        )
    }

    @Test("shows dates in octet-strings, also where only their look tells") func dates() throws {
        let octets: [UInt8] = [0x07, 0xEA, 11, 22, 7, 20, 31, 7, 0xFF, 0xFF, 0xC4, 0x80]
        #expect(try text(.octetString(octets), .clockV0, 2) == "2026-11-22 20:31:07 +01:00 DST")
        let row = DataValue.array([.structure([.octetString(octets), .doubleLongUnsigned(5)])])
        #expect(try text(row, .profileGenericV1, 2) == "[{2026-11-22 20:31:07 +01:00 DST, 5}]")
        #expect(ValueText(.octetString(Array(1...12))).value == "01 02 03 04 05 06 07 08 09 0A 0B 0C")
        #expect(ValueText(.dateTime(.unspecified)).value == "*")
        #expect(try text(.octetString([1]), .clockV0, 2) == "01")
    }

    @Test("quotes printable octets and writes the others in hex") func strings() {
        #expect(ValueText(.octetString(Array("MCS00000001".utf8))).value == "\"MCS00000001\"")
        #expect(ValueText(.octetString([0x00, 0xAB])).value == "00 AB")
        #expect(ValueText(.octetString([])).value == "\"\"")
        #expect(ValueText(.visibleString(Array("L1".utf8))).value == "\"L1\"")
        #expect(ValueText(.utf8String(Array("Zähler".utf8))).value == "\"Zähler\"")
        #expect(ValueText(.utf8String([0xFF, 0xFE])).value == "FF FE")
        #expect(ValueText(.utf8String([0x1B, 0x5B])).value == "1B 5B")
    }

    @Test("names application contexts and mechanisms in both forms") func objectIdentifiers() throws {
        let octets: [UInt8] = [0x60, 0x85, 0x74, 5, 8, 1, 1]
        #expect(
            try text(.octetString(octets), .associationLNV3, 4)
                == "60 85 74 05 08 01 01 (Logical_Name_Referencing_No_Ciphering)"
        )
        let arcs = DataValue.structure([
            .unsigned(2), .unsigned(16), .longUnsigned(756), .unsigned(5), .unsigned(8), .unsigned(2), .unsigned(1),
        ])
        #expect(
            try text(arcs, .associationLNV3, 6) == "{2, 16, 756, 5, 8, 2, 1} (COSEM_low_level_security_mechanism_name)"
        )
    }

    @Test("shortens what is long") func long() {
        let numbers = DataValue.array((1...1_000).map { .longUnsigned(UInt16($0)) })
        #expect(ValueText(numbers, limit: 10).value == "[1, 2, 3, 4, 5, … 995 more]")
        #expect(ValueText(.octetString([UInt8](repeating: 0xAA, count: 100)), limit: 9).value == "AA AA AA … 97 more")
        let bits = BitString([Bool](repeating: true, count: 20))
        #expect(ValueText(.bitString(bits), limit: 8).value == "11111111… 12 more")
    }

    @Test("every type of Data has a text") func everyType() {
        #expect(ValueText(.nullData).value == "null-data")
        #expect(ValueText(.boolean(true)).value == "true")
        #expect(ValueText(.bcd(0x42)).value == "42")
        #expect(ValueText(.float32(230.1)).value == "230.1")
        #expect(ValueText(.float64(-0.5)).value == "-0.5")
        #expect(ValueText(.long64Unsigned(.max)).value == "18446744073709551615")
        #expect(ValueText(.deltaLong(-3)).value == "-3")
        #expect(ValueText(.compactArray(typeDescription: [17], contents: [1, 2])).value == "compact-array of 2 octets")
        #expect(ValueText(.date(CalendarDate(year: 0xFFFF, month: 12, dayOfMonth: 25))).value == "*-12-25")
        #expect(ValueText(.time(TimeOfDay(hour: 6, minute: 0, second: 0))).value == "06:00:00")
    }
}
