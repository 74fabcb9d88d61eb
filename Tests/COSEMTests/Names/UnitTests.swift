import DLMSWire
import Testing

@testable import COSEM

@Suite struct UnitTests {
    @Test(
        "finds a unit by symbol, name, code, and as a keyboard writes it",
        arguments: [
            ("Wh", 30), ("wh", 30), ("watt-hour", 30), ("30", 30), ("A", 33), ("a", 1), ("h", 5), ("H", 43), ("S", 51),
            ("m3", 13), ("m3/h", 15), ("°C", 9), ("degC", 9), ("ohm", 38), ("V2h", 48), ("1/m3", 55), ("%", 56),
            ("count", 255), ("none", 255), ("VAR", 29), ("dBuV", 71), ("min", 6), ("kg", 20),
        ]
    )
    func named(text: String, code: UInt8) throws { #expect(try Unit(named: text).code == code) }

    @Test(
        "refuses a prefix and says what to write",
        arguments: [
            ("kWh", "a unit has no prefix here: write Wh with scaler 3 for kWh"),
            ("MW", "a unit has no prefix here: write W with scaler 6 for MW"),
            ("mA", "a unit has no prefix here: write A with scaler -3 for mA"),
        ]
    )
    func prefixed(text: String, hint: String) {
        #expect(throws: Unit.Unknown(description: hint)) { try Unit(named: text) }
    }

    @Test("suggests the unit that was meant") func suggestion() {
        #expect(throws: Unit.Unknown(description: "no unit is called wat; did you mean watt?")) {
            try Unit(named: "wat")
        }
        #expect(throws: Unit.Unknown(description: "no unit is called xyzzy")) { try Unit(named: "xyzzy") }
    }

    @Test("has every code once, and shows a reserved one as a number") func table() {
        #expect(Unit.all.count == 118)
        #expect(Set(Unit.all.map(\.code)).count == Unit.all.count)
        #expect(Unit(58).symbol == "unit 58")
        #expect(!Unit.isAssigned(58))
        #expect(Unit(27).quantity == "active power")
    }
}
