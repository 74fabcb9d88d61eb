/// `simulation:`: the load that moves the registers.
struct SimulationSection {
    let faults: FaultCollector

    static let keys = [
        "phases", "frequency", "frequency_variation", "interval", "demand_period", "tariffs", "unbalance",
        "disturbances", "flow",
    ]

    func read(_ node: YAMLNode?) -> Simulation? {
        guard let node, let map = MapReader(node, "the simulation", keys: Self.keys, faults) else { return nil }
        // A meter of something else than electricity has no phases.
        let flow = map["flow"].map(self.flow)
        let phases = flow != nil && map["phases"] == nil ? [] : map.required("phases").flatMap(phases)
        guard let phases else { return nil }
        var simulation = Simulation(phases: phases)
        simulation.flow = flow ?? nil
        simulation.unbalance = number(map, "unbalance", in: 0...100) ?? 0
        simulation.disturbances = disturbances(map["disturbances"], phases: phases.count)
        simulation.frequency = number(map, "frequency", in: 1...1000) ?? simulation.frequency
        simulation.frequencyVariation =
            number(map, "frequency_variation", in: 0...10) ?? simulation.frequencyVariation
        simulation.interval = map.integer("interval", in: 1...3600) ?? simulation.interval
        simulation.demandPeriod = map.integer("demand_period", in: 60...86400) ?? simulation.demandPeriod
        simulation.tariffs = tariffs(map["tariffs"])
        return simulation
    }

    private func phases(_ node: YAMLNode) -> [Simulation.Phase]? {
        guard let list = faults.list(node, "phases") else { return nil }
        guard list.count == 1 || list.count == 3 else {
            faults.report("phases: expected one or three, not \(list.count)", at: node.place)
            return nil
        }
        let phases = list.compactMap(phase)
        return phases.count == list.count ? phases : nil
    }

    func number(_ map: MapReader, _ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let node = map[key], let number = faults.number(node, key) else { return nil }
        if range.contains(number) { return number }
        faults.report("\(key): \(number) is outside \(range.lowerBound) to \(range.upperBound)", at: node.place)
        return nil
    }
}

// MARK: - Tariffs

extension SimulationSection {
    /// A map from times of day to rates: `{"06:00": 1, "22:00": 2}`.
    private func tariffs(_ node: YAMLNode?) -> [Simulation.TariffSwitch] {
        guard let node, MapReader(node, "the tariffs", keys: nil, faults) != nil else { return [] }
        return (node.entries ?? []).compactMap(tariff).sorted { $0.minute < $1.minute }
    }

    private func tariff(_ entry: YAMLNode.Entry) -> Simulation.TariffSwitch? {
        let parts = entry.key.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, entry.key.count == 5, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
            faults.report("tariffs: expected a time of day such as \"06:00\", not \"\(entry.key)\"", at: entry.place)
            return nil
        }
        return faults.integer(entry.value, "tariffs", in: 1...63).map {
            .init(minute: parts[0] * 60 + parts[1], rate: $0)
        }
    }
}
