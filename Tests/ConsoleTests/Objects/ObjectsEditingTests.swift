import COSEM
import DLMSWire
import TerminalKit
import Testing

@testable import Console

@Suite struct ObjectsEditingTests {
    @Test("edits a number and says old → new until the next key") func number() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.1.0.0.255", row: 3)
        bench.press(.enter)
        #expect(bench.screen().contains("┌─ Edit time_zone ─"))
        #expect(bench.screen().contains(">time_zone -60"))
        bench.press(.end, .backspace, .backspace, .backspace)
        bench.type("-120")
        bench.press(.enter)
        #expect(bench.status == "✓ 0.0.1.0.0.255 time_zone: -60 → -120")
        #expect(bench.value(.clock, class: 8, 3) == .long(-120))
        bench.press("u")
        #expect(bench.status == "✓ undone: 0.0.1.0.0.255 time_zone: -60 → -120")
        #expect(bench.value(.clock, class: 8, 3) == .long(-60))
    }

    @Test("says under the field what would be right") func fault() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.1.0.0.255", row: 3)
        bench.press(.enter, .control("u"))
        bench.type("9999")
        bench.press(.enter)
        #expect(bench.screen().contains("! out of range: -840 to 720"))
        bench.press(.escape)
        #expect(!bench.hasDialog)
        #expect(bench.value(.clock, class: 8, 3) == .long(-60))
    }

    @Test("chooses a code by its name") func code() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.1.0.0.255", row: 9)
        bench.press("e", .control("u"))
        bench.type("GPS")
        bench.press(.enter)
        #expect(bench.status == "✓ 0.0.1.0.0.255 clock_base: 1 (internal_crystal) → 4 (GPS)")
    }

    @Test("writes text and hexadecimal octets", arguments: [("XYZ", "XYZ"), ("0x58595A", "XYZ"), ("\"0x\"", "0x")])
    func text(typed: String, octets: String) throws {
        let bench = try MeterBench()
        bench.inspect("0.0.96.1.0.255", row: 2)
        bench.press(.enter, .end, .backspace, .backspace, .backspace)
        bench.type(typed)
        bench.press(.enter)
        #expect(bench.value(.identifier, class: 1, 2) == .visibleString(Array(octets.utf8)))
    }

    @Test("gives a value of a choice another type") func type() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.96.1.0.255", row: 2)
        bench.press(.enter, .control("u"))
        bench.type("77")
        bench.press(.tab, .control("u"))
        bench.type("long-unsigned")
        bench.press(.enter)
        #expect(bench.value(.identifier, class: 1, 2) == .longUnsigned(77))
        bench.press(.enter, .control("u"))
        bench.type("70000")
        bench.press(.enter)
        #expect(bench.screen().contains("! as long-unsigned: out of range: 0 to 65535"))
    }

    @Test("edits a structure field by field, the unit by its symbol") func structure() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.32.7.0.255", row: 3)
        bench.press("e", .control("u"))
        bench.type("-2")
        bench.press(.tab, .control("u"))
        bench.type("A")
        bench.press(.enter)
        #expect(bench.status.hasPrefix("✓ 1.0.32.7.0.255 scaler_unit: "))
        let value = bench.value(LogicalName(1, 0, 32, 7, 0, 255), class: 3, 3)
        #expect(value == .structure([.integer(-2), .enumeration(33)]))
    }

    @Test("edits a list element by element") func list() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.99.1.0.255", row: 3)
        bench.press("e")
        #expect(bench.screen().contains(">[1]  {8, 0.0.1.0.0.255, 2, 0} (Clock, time)"))
        bench.press("J", "c", .enter)
        bench.press(.tab, .tab, .control("u"))
        bench.type("3")
        bench.press(.enter, "s")
        let value = bench.value(LogicalName(1, 0, 99, 1, 0, 255), class: 7, 3)
        #expect(value?.elements.map { $0.elements.first?.integer } == [3, 8, 8])
        #expect(value?.elements.last?.elements[2] == .integer(3))
    }

    @Test("edits a list as text, as a definition writes it") func listAsText() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.99.1.0.255", row: 3)
        bench.press("e", "w", .control("u"))
        bench.type("[[Register, 1.0.1.8.0.255, two, 0]]")
        bench.press(.enter)
        #expect(bench.screen().contains("! value[1].attribute_index: expected integer"))
        bench.press(.control("u"))
        bench.type("[[Register, 1.0.1.8.0.255, 2, 0]]")
        bench.press(.enter, "s")
        #expect(bench.value(LogicalName(1, 0, 99, 1, 0, 255), class: 7, 3)?.elements.count == 1)
    }

    @Test("does not take a list over before it is committed") func leavesList() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.99.1.0.255", row: 3)
        bench.press("e", "d", .escape)
        let value = bench.value(LogicalName(1, 0, 99, 1, 0, 255), class: 7, 3)
        #expect(value?.elements.count == 2)
    }

    @Test("reads dates as text with wildcards") func date() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.1.0.0.255", row: 5)
        bench.press("e")
        #expect(bench.screen().contains("*-03-last Sun 02:00:00"))
        bench.press(.control("u"))
        bench.type("*-04-01 03:00:00")
        bench.press(.enter)
        #expect(bench.status.hasSuffix("→ *-04-01 03:00:00"))
    }

    @Test("injects into the register behind a dynamic value") func injection() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.1.8.0.255", row: 2)
        bench.press("e")
        #expect(bench.screen().contains("┌─ Inject energy ─"))
        bench.press(.control("u"))
        bench.type("1000")
        bench.press(.enter)
        #expect(bench.status.hasPrefix("✓ energy: 12345678 Wh"))
        #expect(bench.value(.energy, class: 3, 2) == .doubleLongUnsigned(1000))
        #expect(bench.screen().contains("1.000 kWh"))
    }

    @Test("makes a dynamic value static and back again") func source() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.1.8.0.255", row: 2)
        bench.press("s", .enter, .control("u"))
        bench.type("42")
        bench.press(.enter)
        #expect(bench.value(.energy, class: 3, 2) == .doubleLongUnsigned(42))
        #expect(bench.screen().contains("*1.0.1.8.0.255"))
        bench.press("s")
        #expect(bench.screen().contains("┌─ Register of value ─"))
        bench.press(.enter)
        #expect(bench.value(.energy, class: 3, 2) == .doubleLongUnsigned(12_345_678))
    }

    @Test("masks a secret and shows it when asked to") func secret() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.40.0.2.255", row: 7)
        #expect(bench.screen().contains("••••••"))
        #expect(!bench.screen().contains("bench001"))
        bench.press("e")
        #expect(!bench.screen().contains("bench001"))
        bench.press(.escape)
        bench.command("reveal")
        #expect(bench.screen().contains("bench001"))
    }
}
