import COSEM
import DLMSWire
import Testing

@testable import MeterDefinition

/// Reads `text` as an entry of a map: `x: text`.
private func read(
    _ text: String, as type: TypeExpression, names: InterfaceClass.ValueNames = InterfaceClass.ValueNames()
) throws -> (value: DataValue?, faults: [String]) {
    var parser = YAMLParser(try DefinitionFile(name: "v", octets: .init("x: \(text)\n".utf8)))
    let node = try #require(try parser.parse()["x"])
    let collector = FaultCollector()
    let value = ValueReader("x", names: names, collector).read(node, as: type)
    do throws(DefinitionFaults) {
        try collector.finish(file: "v")
        return (value, [])
    } catch {
        return (value, error.faults.map(\.description))
    }
}

@Suite("Values as the catalogue types them")
struct ValueReaderTests {
    static let dateOctets: [UInt8] = [0x07, 0xEA, 11, 22, 7, 20, 31, 7, 0xFF, 0x80, 0, 0xFF]

    @Test(
        "are read",
        arguments: [
            ("-5", "integer", .integer(-5)), ("0x1F", "unsigned", .unsigned(31)), ("0b101", "unsigned", .unsigned(5)),
            ("1_000", "long-unsigned", .longUnsigned(1000)), ("-32768", "long", .long(-32768)),
            ("18446744073709551615", "long64-unsigned", .long64Unsigned(.max)), ("42", "bcd", .bcd(0x42)),
            ("7", "enum", .enumeration(7)), ("true", "boolean", .boolean(true)), ("no", "boolean", .boolean(false)),
            ("1.5", "float32", .float32(1.5)), ("-.inf", "float64", .float64(-.infinity)),
            ("2", "float64", .float64(2)),
            ("192.168.1.20", "double-long-unsigned", .doubleLongUnsigned(0xC0A8_0114)),
            ("abc", "octet-string", .octetString([0x61, 0x62, 0x63])),
            ("0x00ff", "octet-string", .octetString([0, 255])),
            ("00000001", "octet-string", .octetString(Array("00000001".utf8))),
            ("\"\"", "octet-string", .octetString([])),
            ("1.0.1.8.0.255", "octet-string[6]", .octetString([1, 0, 1, 8, 0, 255])),
            ("1-0:1.8.0*255", "octet-string[6]", .octetString([1, 0, 1, 8, 0, 255])),
            ("\"02:00:5E:10:00:01\"", "octet-string[6]", .octetString([2, 0, 0x5E, 16, 0, 1])),
            ("2026-11-22 20:31:07", "octet-string<date-time>", .octetString(dateOctets)),
            ("0x07EA0B1607141F07FF8000FF", "octet-string<date-time>", .octetString(dateOctets)),
            ("\"*\"", "octet-string<time>", .octetString([255, 255, 255, 255])),
            ("\"*-12-25\"", "octet-string<date>", .octetString([255, 255, 12, 25, 255])),
            ("\"06:30\"", "octet-string<time>", .octetString([6, 30, 0, 255])),
            ("\"06:30:15\"", "time", .time(TimeOfDay(hour: 6, minute: 30, second: 15))),
            ("abc", "visible-string", .visibleString([0x61, 0x62, 0x63])),
            ("ü", "utf8-string", .utf8String([0xC3, 0xBC])),
            ("\"0110\"", "bit-string", .bitString(BitString([false, true, true, false]))),
            ("[0, 2]", "bit-string[4]", .bitString(BitString([true, false, true, false]))),
            ("[1, 2]", "array<unsigned>", .array([.unsigned(1), .unsigned(2)])), ("", "array<unsigned>", .array([])),
            ("{b: 2, a: 1}", "structure{a: unsigned, b: integer}", .structure([.unsigned(1), .integer(2)])),
            ("[1, 2]", "structure{a: unsigned, b: integer}", .structure([.unsigned(1), .integer(2)])),
        ] as [(String, TypeExpression, DataValue)])
    func values(text: String, type: TypeExpression, value: DataValue) throws {
        let result = try read(text, as: type)
        #expect(result.faults == [])
        #expect(result.value == value)
    }

    @Test(
        "where the type is open, are what they look like, or what they are named",
        arguments: [
            ("5", .doubleLongUnsigned(5)), ("-5", .doubleLong(-5)), ("5000000000", .long64Unsigned(5_000_000_000)),
            ("1.5", .float64(1.5)), ("true", .boolean(true)), ("null", .nullData),
            ("abc", .visibleString([97, 98, 99])),
            ("\"5\"", .visibleString([0x35])), ("0x0A", .octetString([10])),
            ("[1, a]", .array([.doubleLongUnsigned(1), .visibleString([97])])),
            ("{long-unsigned: 5}", .longUnsigned(5)), ("{octet-string: \"5\"}", .octetString([0x35])),
            ("{structure: [{unsigned: 1}, true]}", .structure([.unsigned(1), .boolean(true)])),
            ("{enum: 3}", .enumeration(3)), ("{bit-string: \"10\"}", .bitString(BitString([true, false]))),
            ("{compact-array: [0x11, 0x0102]}", .compactArray(typeDescription: [0x11], contents: [1, 2])),
        ] as [(String, DataValue)])
    func open(text: String, value: DataValue) throws {
        let result = try read(text, as: .any)
        #expect(result.faults == [])
        #expect(result.value == value)
    }

    @Test(
        "that do not suit are told with what was expected",
        arguments: [
            ("300", "unsigned", "1:4: error: x: expected 0 to 255 (unsigned), not \"300\""),
            ("5.5", "long", "1:4: error: x: expected long, not \"5.5\""),
            ("[1]", "long", "1:4: error: x: expected long, not a list"),
            ("\"\"", "long", "1:4: error: x: expected long, not \"\""),
            ("", "long", "1:1: error: x: expected long, not nothing"),
            ("maybe", "boolean", "1:4: error: x: expected true or false, not \"maybe\""),
            ("1", "integer(0)", "1:4: error: x: expected 0, not \"1\""),
            ("0x123", "octet-string", "1:4: error: x: expected an even number of hexadecimal digits, not \"0x123\""),
            ("abc", "octet-string[8]", "1:4: error: x: expected 8 octets, not \"abc\""),
            ("abc", "octet-string[6]", "1:4: error: x: expected an OBIS code such as 1.0.1.8.0.255, not \"abc\""),
            ("ü", "visible-string", "1:4: error: x: expected ASCII characters only (visible-string), not \"ü\""),
            ("\"01\"", "bit-string[3]", "1:4: error: x: expected 3 bits, not \"01\""),
            ("[3]", "bit-string[3]", "1:4: error: x: expected bits 0 to 2, not a list"),
            ("[1, 2, 3]", "structure{a: unsigned, b: integer}", "1:4: error: x: expected 2 values (a, b), not 3"),
            ("{a: 1}", "structure{a: unsigned, b: integer}", "1:4: error: x needs \"b\""),
            (
                "{a: 1, c: 2, b: 3}", "structure{a: unsigned, b: integer}",
                "1:11: error: x has no \"c\"; did you mean \"a\"?"
            ),
            ("[1, x]", "array<unsigned>", "1:8: error: x[2]: expected unsigned, not \"x\""),
            (
                "{long: 5}", "CHOICE{null-data|unsigned}",
                "1:4: error: x: long is not allowed here; it is one of null-data, unsigned"
            ),
            ("abc", "CHOICE{null-data|unsigned}", "1:4: error: x: expected one of null-data, unsigned, not \"abc\""),
            (
                "2026-13-01 00:00:00", "octet-string<date-time>",
                "1:4: error: x: month: expected 1 to 12, dst_begin, dst_end or *, found 13; write a date and time such as \"2026-11-22 20:31:07\" or \"*-03-last Sun 02:00:00\""
            ),
        ] as [(String, TypeExpression, String)])
    func misfits(text: String, type: TypeExpression, fault: String) throws {
        #expect(try read(text, as: type).faults == ["v:" + fault])
    }
}

@Suite("Names in values")
struct ValueNameTests {
    @Test(
        "a prefix of the unit goes into the scaler",
        arguments: [
            ("{scaler: -3, unit: kWh}", 0, 30), ("{scaler: 0, unit: Wh}", 0, 30), ("{unit: MWh}", 6, 30),
            ("[-1, V]", -1, 35), ("{scaler: -3, unit: count}", -3, 255), ("{scaler: 0, unit: 27}", 0, 27),
            ("{unit: min}", 0, 6),
            ("{unit: mA}", -3, 33),
        ])
    func scalerUnit(text: String, scaler: Int8, unit: UInt8) throws {
        #expect(try read(text, as: .scalerUnit).value == .structure([.integer(scaler), .enumeration(unit)]))
    }

    @Test("an unknown unit is told with the nearest") func unknownUnit() throws {
        let found = try read("{scaler: 0, unit: varhh}", as: .scalerUnit).faults
        #expect(
            found == ["v:1:22: error: x.unit: no unit is called varhh; did you mean varh?"])
    }

    @Test("codes, bits and classes are written by their names") func codes() throws {
        let names = InterfaceClass.ValueNames(codes: [0: "300", 5: "9600"], bits: [0: "first_bit", 2: "third_bit"])
        #expect(try read("\"9600\"", as: "enum", names: names).value == .enumeration(5))
        #expect(try read("5", as: "enum", names: names).value == .enumeration(5))
        #expect(
            try read("[63]", as: "unsigned", names: names).faults
                == ["v:1:4: error: x: expected bits of unsigned, not a list"])
        #expect(try read("[first-bit, third_bit]", as: "unsigned", names: names).value == .unsigned(5))
        #expect(
            try read("9601", as: "enum", names: InterfaceClass.ValueNames(codes: [1: "fifo"])).faults
                == ["v:1:4: error: x: expected 0 to 255 (enum), not \"9601\""])
        #expect(
            try read("fifa", as: "enum", names: InterfaceClass.ValueNames(codes: [1: "fifo", 2: "lifo"])).faults
                == ["v:1:4: error: x: there is no \"fifa\"; did you mean \"fifo\"?"])
        let found = try read("[frst_bit]", as: "unsigned", names: names).faults
        #expect(
            found == ["v:1:5: error: x: there is no bit \"frst_bit\"; did you mean \"first_bit\"?"])
    }

    @Test("a captured attribute is a class, an OBIS code and an attribute by name") func captureObject() throws {
        let value = DataValue.structure([
            .longUnsigned(3), .octetString([1, 0, 1, 8, 0, 255]), .integer(2), .longUnsigned(0),
        ])
        #expect(try read("[Register, 1.0.1.8.0.255, value]", as: .captureObject).value == value)
        #expect(
            try read(
                "{class_id: 3, logical_name: 1.0.1.8.0.255, attribute_index: 2, data_index: 0}", as: .captureObject
            ).value == value)
        #expect(
            try read("[Regster, 1.0.1.8.0.255, value]", as: .captureObject).faults == [
                "v:1:5: error: x.class_id: there is no interface class \"Regster\"; did you mean \"Register\"?",
                "v:1:29: error: x.attribute_index: expected integer, not \"value\"",
            ])
    }
}
