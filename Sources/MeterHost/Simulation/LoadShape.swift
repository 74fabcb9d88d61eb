import MeterDefinition

/// How the load wanders: a smooth function of the time and a seed, so any moment of the past can be asked as well.
struct LoadShape {
    let simulation: Simulation
    private let seed: UInt64

    init(_ simulation: Simulation, seed: UInt64) { (self.simulation, self.seed) = (simulation, seed) }

    /// Voltage (V), current (A) and angle (degrees) of a phase.
    struct Point: Equatable {
        var voltage: Double
        var current: Double
        var angle: Double
    }

    /// - Parameters:
    ///   - phase: from 0.
    ///   - time: seconds since 1970-01-01, local time.
    func point(phase: Int, at time: Double) -> Point {
        let stated = simulation.phases[phase]
        let load = 0.6 * Self.day(at: time) + 0.4 * noise(channel: phase, at: time)
        // A loaded grid sags: the voltage falls while the current rises.
        let sag = 0.5 * noise(channel: phase + 8, at: time) - 0.5 * load
        let share = stated.variation / 100
        return Point(
            voltage: stated.voltage * (1 + share / 10 * sag), current: stated.current * (1 + share * load),
            angle: stated.angle)
    }

    /// Hz.
    func frequency(at time: Double) -> Double {
        simulation.frequency + simulation.frequencyVariation * noise(channel: 16, at: time)
    }

    /// Load over the day, −1 at night to 1 in the evening.
    private static func day(at time: Double) -> Double {
        let turn = time / 86_400
        let day = -0.6 * Trigonometry.cosine(turns: turn - 3.0 / 24)
        return day - 0.4 * Trigonometry.cosine(turns: 2 * turn - 2 * 1.5 / 24)
    }

    /// Slow waves of unrelated periods, −1 to 1.
    private func noise(channel: Int, at time: Double) -> Double {
        let waves: [(period: Double, share: Double)] = [(67, 0.15), (311, 0.2), (1787, 0.3), (7027, 0.35)]
        return waves.enumerated().reduce(0) { sum, wave in
            let offset = Self.fraction(seed &+ UInt64(channel * 16 + wave.offset))
            return sum + wave.element.share * Trigonometry.sine(turns: time / wave.element.period + offset)
        }
    }

    /// A number of 0 to 1 that looks random (SplitMix64).
    private static func fraction(_ seed: UInt64) -> Double {
        var value = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((value ^ (value >> 31)) >> 11) / Double(1 << 53)
    }
}
