// The phases of `simulation:`, and what makes up their load.
extension SimulationSection {
    static let phaseKeys = [
        "voltage", "current", "angle", "power_factor", "variation", "curve", "script", "appliances", "generation",
        "harmonics",
    ]
    static let applianceKeys = ["power", "power_factor", "runs", "minutes", "from", "to"]
    static let generationKeys = ["power", "clouds", "from", "to"]

    func phase(_ node: YAMLNode) -> Simulation.Phase? {
        guard let map = MapReader(node, "a phase", keys: Self.phaseKeys, faults) else { return nil }
        guard map.required("voltage") != nil, map.required("current") != nil,
            let voltage = number(map, "voltage", in: 0...1_000_000),
            let current = number(map, "current", in: 0...1_000_000)
        else { return nil }
        var phase = Simulation.Phase(
            voltage: voltage, current: current, angle: angle(map), variation: number(map, "variation", in: 0...100) ?? 0
        )
        phase.curve = curve(map["curve"], "curve", in: 0...1000)
        phase.script = curve(map["script"], "script", in: 0...1_000_000)
        phase.appliances = map["appliances"].flatMap { faults.list($0, "appliances") }?.compactMap(appliance) ?? []
        phase.generation = map["generation"].flatMap(generation)
        phase.harmonics = harmonics(map["harmonics"])
        return phase
    }

    /// Degrees; a power factor below 0 is that of a load whose current leads.
    private func angle(_ map: MapReader) -> Double {
        if map["angle"] != nil, let node = map["power_factor"] {
            faults.report("a phase has an angle or a power_factor, not both", at: node.place)
        }
        if let factor = number(map, "power_factor", in: -1...1) {
            return SimulationSection.degrees(cosine: factor.magnitude) * (factor < 0 ? -1 : 1)
        }
        return number(map, "angle", in: -180...180) ?? 0
    }

    private func appliance(_ node: YAMLNode) -> Simulation.Appliance? {
        guard let map = MapReader(node, "an appliance", keys: Self.applianceKeys, faults) else { return nil }
        guard map.required("power") != nil, map.required("runs") != nil, map.required("minutes") != nil,
            let power = number(map, "power", in: 0...1_000_000), let runs = map.integer("runs", in: 1...100),
            let minutes = map.integer("minutes", in: 1...1440)
        else { return nil }
        var appliance = Simulation.Appliance(power: power, runs: runs, minutes: minutes)
        appliance.powerFactor = number(map, "power_factor", in: 0.1...1) ?? 1
        appliance.window = window(map, or: appliance.window)
        return appliance
    }

    private func generation(_ node: YAMLNode) -> Simulation.Generation? {
        guard let map = MapReader(node, "a generation", keys: Self.generationKeys, faults) else { return nil }
        guard map.required("power") != nil, let power = number(map, "power", in: 0...1_000_000) else { return nil }
        var generation = Simulation.Generation(power: power)
        generation.clouds = number(map, "clouds", in: 0...100) ?? generation.clouds
        generation.window = window(map, or: generation.window)
        return generation
    }

    /// A map from orders to per cent of the fundamental: `{3: 12, 5: 6}`.
    private func harmonics(_ node: YAMLNode?) -> [Int: Double] {
        guard let node, let map = MapReader(node, "the harmonics", keys: nil, faults) else { return [:] }
        var harmonics: [Int: Double] = [:]
        for entry in map.entries {
            guard let order = Int(entry.key), (2...50).contains(order) else {
                faults.report("harmonics: expected an order of 2 to 50, not \"\(entry.key)\"", at: entry.place)
                continue
            }
            harmonics[order] = number(map, entry.key, in: 0...100)
        }
        return harmonics
    }

    /// Without the mathematics library: bisection is enough for what is read once.
    private static func degrees(cosine: Double) -> Double {
        var (low, high) = (0.0, 90.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if Self.cosine(degrees: middle) > cosine { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// Of 0 to 90 degrees, by its series.
    private static func cosine(degrees: Double) -> Double {
        let angle = degrees * .pi / 180
        var (sum, term) = (1.0, 1.0)
        for step in stride(from: 1.0, through: 21, by: 2) {
            term *= -angle * angle / (step * (step + 1))
            sum += term
        }
        return sum
    }
}
