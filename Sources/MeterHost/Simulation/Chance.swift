/// Random numbers that are the same for the same seed, in any order: each is asked for by what it is about.
struct Chance {
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// 0 to 1, less than 1 (SplitMix64).
    func fraction(_ channel: UInt64) -> Double {
        var value = (seed &+ channel &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((value ^ (value >> 31)) >> 11) / Double(1 << 53)
    }

    /// 0 to 1, of the Nth happening on a day.
    func fraction(day: Int64, channel: Int, _ number: Int) -> Double {
        fraction(UInt64(bitPattern: day) &* 0x2545_F491_4F6C_DD1D &+ UInt64(channel) << 20 &+ UInt64(number))
    }

    /// Whether something that lasts for `seconds`, and begins so many times a day within a window, is under way.
    func isUnderWay(
        at time: Daytime, runs: Int, lasting seconds: Double, within window: Range<Int>, channel: Int
    ) -> Bool {
        // What began yesterday may not be over yet.
        for daysAgo in 0...Int64(seconds > 0 ? 1 : 0) {
            for run in 0..<runs {
                let share = fraction(day: time.day - daysAgo, channel: channel, run)
                let start = Double(window.lowerBound) + share * Double(window.count)
                let since = time.second + Double(daysAgo) * 86_400 - start
                if since >= 0, since < seconds { return true }
            }
        }
        return false
    }
}
