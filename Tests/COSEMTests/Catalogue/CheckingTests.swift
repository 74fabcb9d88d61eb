import DLMSWire
import Testing

@testable import COSEM

@Suite struct CheckingTests {
    private func mismatch(_ type: TypeExpression, _ value: DataValue) -> String? {
        do { try type.check(value) } catch { return error.description }
        return nil
    }

    private func mismatch(_ attribute: InterfaceClass.Attribute?, _ value: DataValue) -> String? {
        guard let attribute else { return "no such attribute" }
        do { try attribute.check(value) } catch { return error.description }
        return nil
    }

    @Test("says where a structure has the wrong type inside") func path() {
        let value = DataValue.structure([.integer(0), .longUnsigned(30)])
        #expect(
            mismatch(InterfaceClass.registerV0.attribute(3), value)
                == "scaler_unit.unit: expected enum, found long-unsigned"
        )
        let objects = DataValue.array([
            .structure([.longUnsigned(3), .octetString([1, 0, 1, 8, 0]), .integer(2), .longUnsigned(0)])
        ])
        #expect(
            mismatch(InterfaceClass.profileGenericV1.attribute(3), objects)
                == "capture_objects[1].logical_name: expected octet-string[6], found octet-string[5]"
        )
    }

    @Test("compares the number of elements of a structure") func elementCount() {
        #expect(
            mismatch(.scalerUnit, .structure([.integer(0)]))
                == "expected structure of 2 (scaler, unit), found structure of 1"
        )
        #expect(mismatch(.scalerUnit, .array([])) == "expected structure, found array")
    }

    @Test("compares constants and lengths") func simple() {
        #expect(mismatch("integer(0)", .integer(0)) == nil)
        #expect(mismatch("integer(0)", .integer(1)) == "expected integer(0), found integer(1)")
        #expect(
            mismatch("bit-string[24]", .bitString(BitString([true]))) == "expected bit-string[24], found bit-string[1]")
        #expect(mismatch("any", .array([.nullData, .boolean(true)])) == nil)
        #expect(mismatch("array", .array([.nullData, .boolean(true)])) == nil)
    }

    @Test("a choice takes each of its alternatives, and tells what is wrong in the only one that could be meant")
    func choice() {
        let type: TypeExpression = "CHOICE{null-data|array<integer>}"
        #expect(mismatch(type, .nullData) == nil)
        #expect(mismatch(type, .array([.integer(1)])) == nil)
        #expect(mismatch(type, .array([.integer(1), .long(1)])) == "[2]: expected integer, found long")
        #expect(mismatch(type, .boolean(true)) == "expected null-data or array, found boolean")
    }

    @Test("checks the fields of a date in an octet-string and in its own type") func dates() {
        let type: TypeExpression = "octet-string<date-time>"
        let good: [UInt8] = [0x07, 0xEA, 11, 22, 7, 20, 31, 7, 0, 0xFF, 0xC4, 0]
        #expect(mismatch(type, .octetString(good)) == nil)
        #expect(
            mismatch(type, .octetString(Array(good.dropLast())))
                == "expected date-time of 12 octets, found octet-string[11]")
        var bad = good
        bad[2] = 13
        #expect(mismatch(type, .octetString(bad)) == "month: expected 1 to 12, 0xFD, 0xFE or 0xFF, found 13")
        let time = TimeOfDay(hour: 24, minute: 0, second: 0)
        #expect(mismatch("time", .time(time)) == "hour: expected 0 to 23 or 0xFF, found 24")
        #expect(mismatch("octet-string<date>", .octetString([0xFF, 0xFF, 0xFE, 0xFE, 0xFF])) == nil)
    }

    @Test("keeps an attribute within its range") func range() {
        let window = InterfaceClass.iecHDLCSetupV1.attribute(3)
        #expect(mismatch(window, .unsigned(7)) == nil)
        #expect(mismatch(window, .unsigned(8)) == "window_size_transmit: expected 1 to 7, found 8")
    }

    @Test("knows the codes of an enum, at the top and in a structure") func codes() {
        let sort = InterfaceClass.profileGenericV1.attribute(5)
        #expect(mismatch(sort, .enumeration(2)) == nil)
        #expect(mismatch(sort, .enumeration(0))?.hasPrefix("sort_method: expected 1 (fifo), 2 (lifo), ") == true)
        let push = InterfaceClass.pushSetupV2.attribute(3)
        let value = DataValue.structure([.enumeration(0), .octetString([]), .enumeration(7)])
        #expect(
            mismatch(push, value)
                == """
                send_destination_and_method.message: expected 0 (A-XDR_encoded_xDLMS_APDU) or \
                1 (XML_encoded_xDLMS_APDU), found 7
                """
        )
    }

    @Test("lets manufacturers have the codes that the standard leaves them") func manufacturerCodes() {
        let mode = InterfaceClass.autoAnswerV2.attribute(2)
        #expect(mismatch(mode, .enumeration(200)) == nil)
        #expect(mismatch(mode, .enumeration(199)) != nil)
        let push = InterfaceClass.pushSetupV2.attribute(3)
        #expect(mismatch(push, .structure([.enumeration(200), .octetString([]), .enumeration(128)])) == nil)
    }

    @Test("checks encoded values, and says when octets are no value") func encoded() throws {
        let scaler = try #require(InterfaceClass.registerV0.attribute(3))
        func check(_ octets: [UInt8]) throws(TypeMismatch) -> DataValue {
            try withReader(octets) { (reader) throws(TypeMismatch) in try scaler.check(&reader) }
        }
        #expect(try check([2, 2, 15, 0xFD, 22, 30]) == .structure([.integer(-3), .enumeration(30)]))
        let wrong = TypeMismatch(path: "scaler_unit.unit", expected: "enum", found: "unsigned")
        #expect(throws: wrong) { try check([2, 2, 15, 0xFD, 17, 30]) }
        #expect(throws: TypeMismatch.self) { try check([2, 2, 15, 0xFD, 22]) }
    }

    @Test("an attribute's empty value passes its own check", arguments: Catalogue.all)
    func emptyValues(of entry: InterfaceClass) {
        for attribute in entry.attributes { #expect(mismatch(attribute, attribute.emptyValue) == nil) }
        for method in entry.methods { #expect(mismatch(method.parameter, method.parameter.emptyValue) == nil) }
    }

    @Test("empty values are what an engineer expects") func defaults() {
        func empty(_ entry: InterfaceClass, _ id: UInt8) -> DataValue? { entry.attribute(id)?.emptyValue }
        #expect(empty(.registerV0, 3) == .structure([.integer(0), .enumeration(255)]))
        #expect(empty(.registerV0, 1) == .octetString([0, 0, 0, 0, 0, 0]))
        #expect(empty(.profileGenericV1, 5) == .enumeration(1))
        #expect(empty(.profileGenericV1, 8) == .doubleLongUnsigned(1))
        #expect(empty(.iecHDLCSetupV1, 5) == .longUnsigned(128))
        #expect(empty(.tcpUDPSetupV0, 2) == .longUnsigned(4059))
        let unspecified: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0x00, 0xFF]
        #expect(empty(.clockV0, 5) == .octetString(unspecified))
        #expect(empty(.ntpSetupV0, 2) == .boolean(false))
    }
}
