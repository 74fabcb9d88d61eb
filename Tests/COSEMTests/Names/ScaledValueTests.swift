import DLMSWire
import Testing

@testable import COSEM

@Suite struct ScaledValueTests {
    private static let samples: [(DataValue, Int8, UInt8, String)] = [
        (.doubleLongUnsigned(12_345_678), 0, 30, "12 345.678 kWh"),
        (.doubleLongUnsigned(12_345_678), -3, 30, "12.345678 kWh"),
        (.doubleLongUnsigned(12_345), 3, 30, "12 345 kWh"),
        (.doubleLongUnsigned(999), 0, 30, "999 Wh"),
        (.doubleLongUnsigned(0), 3, 30, "0 Wh"),
        (.long64Unsigned(1_234_567_890_123), 0, 30, "1 234 567.890123 MWh"),
        (.doubleLong(-12_345), 0, 29, "-12.345 kvar"),
        (.doubleLongUnsigned(5_000), 0, 27, "5000 W"),
        (.longUnsigned(2_301), -1, 35, "230.1 V"),
        (.longUnsigned(4_998), -2, 44, "49.98 Hz"),
        (.longUnsigned(5), -3, 33, "0.005 A"),
        (.longUnsigned(20_000), 0, 35, "20 000 V"),
        (.integer(-5), -1, 9, "-0.5 °C"),
        (.longUnsigned(42), 0, 255, "42"),
        (.longUnsigned(95), -2, 255, "0.95"),
        (.long64Unsigned(.max), 0, 255, "18 446 744 073 709 551 615"),
        (.long64(.min), 0, 255, "-9 223 372 036 854 775 808"),
        (.float32(230.1), 0, 35, "230.1 V"),
        (.float64(0.1), 0, 33, "0.1 A"),
        (.float64(50), 0, 44, "50 Hz"),
        (.float64(1e-7), 0, 33, "0.0000001 A"),
        (.float64(1e21), 0, 255, "1 000 000 000 000 000 000 000"),
    ]

    @Test("shows a value as an engineer writes it", arguments: samples)
    func text(value: DataValue, scaler: Int8, unit: UInt8, text: String) {
        #expect(ScaledValue(value, scaler: scaler, unit: Unit(unit)).text == text)
    }

    @Test("has no text for what is no number") func noNumber() {
        #expect(ScaledValue(.octetString([1]), scaler: 0, unit: .count).text == nil)
        #expect(ScaledValue(.float64(.nan), scaler: 0, unit: .count).text == nil)
        #expect(ScaledValue(.float32(.infinity), scaler: 0, unit: .count).text == nil)
    }

    @Test("takes a scaler_unit as it is on the wire") func scalerUnit() {
        let pair = DataValue.structure([.integer(-1), .enumeration(35)])
        #expect(ScaledValue(.longUnsigned(2_301), scalerUnit: pair)?.text == "230.1 V")
        #expect(ScaledValue(.longUnsigned(2_301), scalerUnit: pair)?.scalerText == "10^-1 V")
        #expect(ScaledValue(.longUnsigned(2_301), scalerUnit: .nullData) == nil)
    }
}
