import MeterDefinition

/// What the registers of a simulated meter showed in the past: lets a profile be filled for the days before the start.
///
/// Momentary values come from the load's shape; energies are the present ones less what has been added since, over a
/// grid of five minutes.
struct LoadHistory {
    private let simulation: LoadSimulation
    /// Seconds since 1970-01-01, local time: the present values belong to it.
    private let now: Double
    private var sums: [Key: [Double]] = [:]

    /// Seconds between two points of the grid.
    private static let step = 300.0

    private struct Key: Hashable {
        var kind: PowerKind
        var phase: Int?
        var rate: Int?
    }

    init(_ simulation: LoadSimulation, now: Double) { (self.simulation, self.now) = (simulation, now) }

    /// Value of a register at an earlier time; its present value where the simulation does not know the register.
    /// - Parameter time: seconds since 1970-01-01, local time, not after now.
    mutating func value(ofRegisterAt index: Int, in bank: RegisterBank, at time: Double) -> Double {
        let present = bank.value(at: index)
        guard let quantity = simulation.map.quantities[index] else { return present }
        let shape = simulation.shape
        switch quantity {
        case .frequency: return shape.frequency(at: time)
        case .neutralCurrent, .distortion, .disturbances, .disturbedTime, .operatingTime: return present
        case .voltage(let phase): return point(phase, at: time)?.voltage ?? present
        case .current(let phase): return point(phase, at: time)?.current ?? present
        case .angle(let phase): return point(phase, at: time)?.angle ?? present
        case .powerFactor(let phase): return powers(phase, at: time).factor
        case .power(let kind, let phase): return powers(phase, at: time)[kind]
        case .energy(let kind, let phase, let rate):
            return max(0, present - energy(since: time, Key(kind: kind, phase: phase, rate: rate)))
        case .demand(let kind, let rate, _):
            let length = Double(shape.simulation.demandPeriod)
            let end = (time / length).rounded(.down) * length
            let key = Key(kind: kind, phase: nil, rate: rate)
            return (energy(since: end - length, key) - energy(since: end, key)) * 3600 / length
        }
    }

    private func point(_ phase: Int, at time: Double) -> LoadShape.Point? {
        let index = phase - 1
        return simulation.shape.simulation.phases.indices.contains(index)
            ? simulation.shape.point(phase: index, at: time) : nil
    }

    private func powers(_ phase: Int?, at time: Double) -> Powers {
        let all = simulation.shape.simulation.phases
        return (phase.map { [$0] } ?? Array(1..<(all.count + 1))).reduce(.zero) { sum, number in
            guard let point = point(number, at: time) else { return sum }
            return sum
                + Powers(
                    voltage: point.voltage, current: point.current, angle: point.angle,
                    distortion: all[number - 1].distortionFactor)
        }
    }

    /// Wh added from `time` until now.
    private mutating func energy(since time: Double, _ key: Key) -> Double {
        let steps = max(0, (now - time) / Self.step)
        var sums = self.sums[key] ?? [0]
        while sums.count < Int(steps) + 2 {
            let middle = now - (Double(sums.count) - 0.5) * Self.step
            sums.append((sums.last ?? 0) + counted(key, at: middle) * Self.step / 3600)
        }
        self.sums[key] = sums
        let whole = Int(steps)
        return sums[whole] + (sums[whole + 1] - sums[whole]) * (steps - Double(whole))
    }

    /// Power that counts for `key`, in W.
    private func counted(_ key: Key, at time: Double) -> Double {
        let rate = LoadSimulation.rate(simulation.shape.simulation.tariffs, at: time)
        return key.rate == nil || key.rate == rate ? powers(key.phase, at: time)[key.kind] : 0
    }
}
