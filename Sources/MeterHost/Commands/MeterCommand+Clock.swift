import COSEM
import DLMSWire

// What people write about the clock.
extension MeterCommand {
    /// Times real time that a meter's clock runs at most: a day a second.
    public static let fastestClock = 86_400.0
    /// Milliseconds that a jump spans at most: ten years.
    static let longestJump: Int64 = 3_653 * 86_400_000

    /// What ``clock(_:)`` takes, for help and completion.
    public static let clockWords = [
        "x1", "x60", "x86400", "stop", "next quarter", "next hour", "next midnight", "next month", "next billing",
        "next dst", "+3600", "2026-03-29 01:59:00",
    ]

    /// The command in words: a speed (`x60`, `stop`), a moment to pass on to (`next billing`, `+3600` seconds), or a
    /// time in UTC to set (`2026-03-29 01:59:00`).
    /// - Returns: nil for anything else.
    public static func clock(_ words: [String]) -> MeterCommand? {
        guard let first = words.first else { return nil }
        switch (first, words.count) {
        case ("stop", 1): return .setClockRate(0)
        case ("next", 2): return TimeTarget(rawValue: words[1]).map { .jumpClock($0) }
        case (_, 1) where first.hasPrefix("x"): return Double(first.dropFirst()).map { .setClockRate($0) }
        case (_, 1) where first.hasPrefix("+"):
            guard let seconds = Int64(first.dropFirst()), seconds > 0, seconds <= longestJump / 1000 else { return nil }
            return .jumpClock(.seconds(seconds))
        case (_, 2): return time(words).map { .setClock($0) }
        default: return nil
        }
    }

    /// Milliseconds since 1970-01-01 of `2026-03-29 01:59:00`, UTC.
    private static func time(_ words: [String]) -> Int64? {
        let date = words[0].split(separator: "-").compactMap { Int($0) }
        let time = words[1].split(separator: ":").compactMap { Int($0) }
        guard date.count == 3, (2...3).contains(time.count), (1900...9999).contains(date[0]) else { return nil }
        return TimeTarget.utcMilliseconds(date: date, time: time + (time.count == 2 ? [0] : []))
    }
}
