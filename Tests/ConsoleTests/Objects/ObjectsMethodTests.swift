import COSEM
import DLMSWire
import TerminalKit
import Testing

@testable import Console

@Suite struct ObjectsMethodTests {
    @Test("asks before a reset, then does it; undo says why not") func reset() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.1.8.0.255", row: 4)
        bench.press(.enter)
        #expect(bench.screen().contains("┌─ Invoke reset ─"))
        bench.press("y")
        #expect(bench.status == "✓ 1.0.1.8.0.255 reset invoked")
        #expect(bench.value(.energy, class: 3, 2) == .doubleLongUnsigned(0))
        bench.press("u")
        #expect(bench.status.hasPrefix("✗ cannot undo reset of 1.0.1.8.0.255"))
    }

    @Test("names the columns of a buffer by what was captured") func buffer() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.99.1.0.255", row: 10)
        bench.press(.enter)
        #expect(bench.status == "✓ 1.0.99.1.0.255 capture invoked")
        bench.inspect("1.0.99.1.0.255", row: 2)
        bench.press(.tab, "z")
        #expect(bench.screen().contains("1.0.1.8.0.255 value  12345678  12 345.678 kWh"))
    }

    @Test("asks for the parameter by its type") func parameter() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.1.0.0.255", row: 15)
        bench.press("x")
        #expect(bench.screen().contains("┌─ Invoke shift_time ─"))
        bench.press(.control("u"))
        bench.type("60")
        bench.press(.enter)
        #expect(bench.status == "✓ 0.0.1.0.0.255 shift_time invoked")
    }

    @Test("invokes at once what needs to know nothing") func noParameter() throws {
        let bench = try MeterBench()
        bench.inspect("0.0.1.0.0.255", row: 12)
        bench.press(.enter)
        #expect(bench.status == "✓ 0.0.1.0.0.255 adjust_to_minute invoked")
    }
}
