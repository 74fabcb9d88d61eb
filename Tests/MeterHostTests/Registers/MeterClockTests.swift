import Testing

@testable import MeterHost

@Suite struct MeterClockTests {
    @Test("runs with the monotonic time, faster or not at all, without a step")
    func rates() {
        var clock = MeterClock(utcMilliseconds: 1000, at: .seconds(1))
        #expect(clock.utcMilliseconds(at: .seconds(3)) == 3000)
        clock.setRate(60, at: .seconds(3))
        #expect(clock.utcMilliseconds(at: .seconds(3)) == 3000)
        #expect(clock.utcMilliseconds(at: .seconds(4)) == 63_000)
        clock.setRate(0, at: .seconds(4))
        #expect(clock.utcMilliseconds(at: .seconds(100)) == 63_000)
    }

    @Test("goes on from where it is set")
    func set() {
        var clock = MeterClock(utcMilliseconds: 0)
        clock.set(utcMilliseconds: 5_000_000, at: .seconds(10))
        #expect(clock.utcMilliseconds(at: .seconds(11)) == 5_001_000)
    }

    @Test(
        "host times are printed as RFC 3339",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func text(time: Int64, text: String) { #expect(TimeText.rfc3339(milliseconds: time) == text) }
}
