import MeterDefinition

/// How the load behaves: a function of the time and a seed, so any moment of the past can be asked as well.
struct LoadShape {
    let simulation: Simulation
    private let chance: Chance
    /// Conditions of the grid and the meter that somebody has brought about.
    var conditions: Set<GridCondition> = []
    /// Whether the load is connected.
    var isSupplied = true

    init(_ simulation: Simulation, seed: UInt64) { (self.simulation, chance) = (simulation, Chance(seed: seed)) }

    /// Voltage (V), current (A) and angle (degrees) of a phase.
    struct Point: Equatable {
        var voltage: Double
        /// Root mean square, harmonics included.
        var current: Double
        /// By which the fundamental current lags the voltage.
        var angle: Double
    }

    /// - Parameters:
    ///   - phase: from 0.
    ///   - time: seconds since 1970-01-01, local time.
    func point(phase: Int, at time: Double) -> Point {
        let stated = simulation.phases[phase]
        let now = Daytime(time)
        let load = 0.6 * Self.day(at: time) + 0.4 * noise(channel: phase, at: time)
        let voltage = voltage(phase, at: now, load: load, time)
        guard isSupplied, voltage > 0 else { return Point(voltage: voltage, current: 0, angle: 0) }
        var current = Phasor(current: base(stated, phase, load, now), angle: stated.angle)
        current += appliances(stated, phase, at: now)
        current += generation(stated, phase, at: now, time)
        if conditions.contains(.reversed(phase: phase + 1)) { current = -current }
        return Point(
            voltage: voltage, current: current.magnitude * stated.distortionFactor, angle: current.angle)
    }

    /// Hz.
    func frequency(at time: Double) -> Double {
        simulation.frequency + simulation.frequencyVariation * noise(channel: 16, at: time)
    }

    /// Load over the day, −1 at night to 1 in the evening.
    static func day(at time: Double) -> Double {
        let turn = time / 86_400
        let day = -0.6 * Trigonometry.cosine(turns: turn - 3.0 / 24)
        return day - 0.4 * Trigonometry.cosine(turns: 2 * turn - 2 * 1.5 / 24)
    }

    /// Slow waves of unrelated periods, −1 to 1.
    func noise(channel: Int, at time: Double) -> Double {
        var sum = 0.0
        for number in 0..<4 {
            let (period, share) = Self.waves[number]
            let offset = chance.fraction(UInt64(channel * 16 + number))
            sum += share * Trigonometry.sine(turns: time / period + offset)
        }
        return sum
    }

    private static let waves: [(period: Double, share: Double)] = [(67, 0.15), (311, 0.2), (1787, 0.3), (7027, 0.35)]
}

// MARK: - Parts of the load

extension LoadShape {
    /// A of the part that is always there.
    private func base(_ stated: Simulation.Phase, _ phase: Int, _ load: Double, _ now: Daytime) -> Double {
        if !stated.script.isEmpty { return stated.script.step(at: now.second) }
        let share = stated.variation / 100
        // Of a load with a curve of its own only the noise wanders.
        let factor =
            stated.curve.isEmpty
            ? 1 + share * load
            : stated.curve.line(at: now.second)
                * (1 + share * noise(channel: phase, at: now.second + Double(now.day) * 86_400))
        return stated.current * factor * balance(phase)
    }

    private func balance(_ phase: Int) -> Double {
        guard simulation.phases.count == 3 else { return 1 }
        return 1 + simulation.unbalance / 100 * Double(1 - phase)
    }

    private func appliances(_ stated: Simulation.Phase, _ phase: Int, at now: Daytime) -> Phasor {
        var sum = Phasor.zero
        for (number, appliance) in stated.appliances.enumerated() {
            let runs = chance.isUnderWay(
                at: now, runs: appliance.runs, lasting: Double(appliance.minutes) * 60, within: appliance.window,
                channel: 1000 + phase * 100 + number)
            guard runs else { continue }
            let apparent = appliance.power / appliance.powerFactor
            let reactive = (apparent * apparent - appliance.power * appliance.power).squareRoot()
            sum += Phasor(active: appliance.power / stated.voltage, reactive: reactive / stated.voltage)
        }
        return sum
    }

    private func generation(
        _ stated: Simulation.Phase, _ phase: Int, at now: Daytime, _ time: Double
    ) -> Phasor {
        guard let sun = stated.generation, now.second >= Double(sun.window.lowerBound) else { return .zero }
        let share = (now.second - Double(sun.window.lowerBound)) / Double(sun.window.count)
        guard share < 1 else { return .zero }
        let clouds = sun.clouds / 100 * (0.5 + 0.5 * noise(channel: 24, at: time))
        let power = sun.power * Trigonometry.sine(turns: share / 2) * (1 - clouds)
        return Phasor(active: -power / stated.voltage, reactive: 0)
    }
}

// MARK: - Voltage

extension LoadShape {
    private func voltage(_ phase: Int, at now: Daytime, load: Double, _ time: Double) -> Double {
        let stated = simulation.phases[phase]
        // A loaded grid sags: the voltage falls while the current rises.
        let sag = 0.5 * noise(channel: phase + 8, at: time) - 0.5 * load
        var voltage = stated.voltage * (1 + stated.variation / 1000 * sag)
        for (number, event) in simulation.disturbances.enumerated() where event.phase ?? phase == phase {
            if isUnderWay(event, number, at: now) { voltage = stated.voltage * event.voltage / 100 }
        }
        if conditions.contains(.interrupted(phase: phase + 1)) { return 0 }
        // Without its neutral the star point moves towards the phase with the greatest load.
        if conditions.contains(.neutralLost) { voltage *= [0.72, 1.18, 1.09][phase % 3] }
        return voltage
    }

    private func isUnderWay(_ event: Simulation.Disturbance, _ number: Int, at now: Daytime) -> Bool {
        switch event.timing {
        case .daily(let second):
            let since = now.second - Double(second)
            let lasted = since < 0 ? since + 86_400 : since
            return lasted < Double(event.seconds)
        case .random(let runs):
            return chance.isUnderWay(
                at: now, runs: runs, lasting: Double(event.seconds), within: 0..<86_400, channel: 2000 + number)
        }
    }
}

extension Simulation.Phase {
    /// Root mean square of the whole current divided by that of its fundamental.
    var distortionFactor: Double { (1 + distortion * distortion).squareRoot() }
    /// Total harmonic distortion of the current, as a share of the fundamental.
    var distortion: Double { harmonics.values.reduce(0) { $0 + $1 * $1 / 10_000 }.squareRoot() }
}
