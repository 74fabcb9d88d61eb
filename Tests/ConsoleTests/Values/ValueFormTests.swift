import COSEM
import DLMSWire
import TerminalKit
import Testing

@testable import Console

@Suite struct ValueFormTests {
    private static func subject(
        _ type: TypeExpression, names: InterfaceClass.ValueNames = InterfaceClass.ValueNames()
    ) -> ValueSubject { ValueSubject(type: type, names: names, label: "value") }

    /// What a value looks like in its form, and that the form gives it back.
    @Test(
        "gives back what it shows",
        arguments: [
            ("long-unsigned", .longUnsigned(5), "5"),
            ("long64-unsigned", .long64Unsigned(.max), "18446744073709551615"),
            ("bcd", .bcd(0x42), "42"), ("delta-long", .deltaLong(-3), "-3"), ("float64", .float64(1.5), "1.5"),
            ("boolean", .boolean(true), "on"),
            ("bit-string[4]", .bitString(BitString([false, true, true, false])), "0110"),
            ("octet-string", .octetString([0x41, 0x42]), "AB"), ("octet-string", .octetString([0x00, 0xFF]), "0x00FF"),
            ("visible-string", .visibleString([0x30, 0x78]), "\"0x\""),
            ("utf8-string", .utf8String([0xC2, 0xB5]), "µ"),
            ("octet-string[6]", .octetString([1, 0, 1, 8, 0, 255]), "1.0.1.8.0.255"),
            ("date", .date(.unspecified), "*"), ("time", .time(TimeOfDay(hour: 6, minute: 30, second: 0)), "06:30:00"),
            ("null-data", .nullData, ""), ("enum", .enumeration(9), "9"),
            ("compact-array", .compactArray(typeDescription: [0x12], contents: [0, 1]), "12 / 0001"),
        ] as [(TypeExpression, DataValue, String)])
    func roundTrip(type: TypeExpression, value: DataValue, text: String) throws {
        let form = try #require(ValueForm(value, of: Self.subject(type)))
        #expect(form.fields.map(\.value) == [text])
        #expect(form.fields.compactMap(\.fault).isEmpty)
        #expect(try form.value(from: form.fields.map(\.committed)) == value)
    }

    @Test(
        "says what would be right",
        arguments: [
            ("unsigned", "256", "out of range: 0 to 255"), ("unsigned", "x", "a whole number, 0 to 255"),
            ("float32", "x", "a number like 230.5"), ("octet-string", "0x123", "pairs of hexadecimal digits after 0x"),
            ("octet-string[2]", "ABC", "2 octets, these are 3"), ("bit-string[2]", "0", "2 bits, these are 1"),
            ("octet-string[6]", "1.2", "an OBIS code such as 1.0.1.8.0.255"),
            ("integer(0)", "1", "out of range: 0 to 0"),
        ] as [(TypeExpression, String, String)])
    func fault(type: TypeExpression, text: String, message: String) throws {
        let form = try #require(ValueForm(type.emptyValue, of: Self.subject(type)))
        #expect(throws: InputFault(message)) { try form.value(from: [text]) }
        #expect(form.fields.first?.validate(text) == message)
    }

    @Test("has a toggle for each bit that has a name, and keeps the others") func bits() throws {
        let names = InterfaceClass.ValueNames(bits: [0: "invalid", 7: "summer"])
        let form = try #require(ValueForm(.unsigned(0b0000_1001), of: Self.subject("unsigned", names: names)))
        #expect(form.fields.map(\.label) == ["invalid", "summer"])
        #expect(form.fields.map(\.value) == ["on", "off"])
        #expect(try form.value(from: ["off", "on"]) == .unsigned(0b1000_1000))
        let bits = DataValue.bitString(BitString([true, false, true]))
        let string = try #require(ValueForm(bits, of: Self.subject("bit-string[3]", names: names)))
        #expect(try string.value(from: ["off"]) == .bitString(BitString([false, false, true])))
    }

    @Test("keeps a code without a name, and takes codes by number") func codes() throws {
        let names = InterfaceClass.ValueNames(codes: [1: "fifo", 2: "lifo"])
        let form = try #require(ValueForm(.enumeration(200), of: Self.subject("enum", names: names)))
        #expect(form.fields[0].fault == nil)
        #expect(try form.value(from: [form.fields[0].committed]) == .enumeration(200))
        #expect(try form.value(from: ["lifo"]) == .enumeration(2))
    }

    @Test("reads the fields of structures inside structures in their order") func nested() throws {
        let type: TypeExpression = "structure{a: unsigned, b: structure{c: long, d: visible-string}}"
        let form = try #require(ValueForm(type.emptyValue, of: Self.subject(type)))
        #expect(form.fields.map(\.label) == ["a", "c", "d"])
        let value = try form.value(from: ["1", "-2", "x"])
        #expect(value == .structure([.unsigned(1), .structure([.long(-2), .visibleString([0x78])])]))
        #expect(throws: InputFault("a whole number, -32768 to 32767", field: 1)) {
            try form.value(from: ["1", "", "x"])
        }
    }

    @Test("has a form for every attribute and parameter of the catalogue that holds no list") func everything() throws {
        for interfaceClass in Catalogue.all {
            for attribute in interfaceClass.attributes {
                try Self.checkForm(for: attribute.emptyValue, of: ValueSubject(attribute))
            }
            for method in interfaceClass.methods {
                try Self.checkForm(for: method.parameter.emptyValue, of: ValueSubject(method))
            }
        }
    }

    /// The form has no fault, and gives back the value it was made for.
    private static func checkForm(for value: DataValue, of subject: ValueSubject) throws {
        guard let form = ValueForm(value, of: subject) else { return }
        let faults = form.fields.compactMap(\.fault)
        #expect(faults.isEmpty, "\(subject.label): \(subject.type)")
        #expect(try form.value(from: form.fields.map(\.committed)) == value, "\(subject.label): \(subject.type)")
    }

    @Test("leaves lists to the dialog for elements") func lists() {
        #expect(ValueForm(.array([]), of: Self.subject("array<unsigned>")) == nil)
        #expect(ValueForm(.structure([.array([])]), of: Self.subject("structure{a: array<unsigned>}")) == nil)
    }
}
