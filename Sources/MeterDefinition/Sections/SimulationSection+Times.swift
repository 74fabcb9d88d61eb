// Times of day, and what `simulation:` has happen at them.
extension SimulationSection {
    static let disturbanceKeys = ["phase", "voltage", "seconds", "at", "per_day"]
    static let flowKeys = [
        "rate", "variation", "curve", "temperature", "pressure", "base_temperature", "base_pressure", "compressibility",
        "return_temperature", "heat_capacity",
    ]

    /// A map from times of day to numbers: `{"00:00": 0.4, "18:30": 1.6}`.
    func curve(_ node: YAMLNode?, _ name: String, in range: ClosedRange<Double>) -> [Simulation.CurvePoint] {
        guard let node, let map = MapReader(node, "the \(name)", keys: nil, faults) else { return [] }
        let points = map.entries.compactMap { entry -> Simulation.CurvePoint? in
            guard let second = second(entry.key, name, entry.place),
                let value = number(map, entry.key, in: range)
            else { return nil }
            return Simulation.CurvePoint(second: second, value: value)
        }
        return points.sorted { $0.second < $1.second }
    }

    /// `from` and `to`, the first before the second.
    func window(_ map: MapReader, or other: Range<Int>) -> Range<Int> {
        let from = map["from"].flatMap { second($0, "from") } ?? other.lowerBound
        let to = map["to"].flatMap { second($0, "to") } ?? other.upperBound
        guard from < to else {
            faults.report("\(map.what) ends before it begins: from and to are of one day", at: map.place)
            return other
        }
        return from..<to
    }

    func disturbances(_ node: YAMLNode?, phases: Int) -> [Simulation.Disturbance] {
        guard let node, let list = faults.list(node, "disturbances") else { return [] }
        return list.compactMap { disturbance($0, phases: phases) }
    }

    private func disturbance(_ node: YAMLNode, phases: Int) -> Simulation.Disturbance? {
        guard let map = MapReader(node, "a disturbance", keys: Self.disturbanceKeys, faults) else { return nil }
        guard map.required("voltage") != nil, map.required("seconds") != nil,
            let voltage = number(map, "voltage", in: 0...300), let seconds = map.integer("seconds", in: 1...86_400),
            let timing = timing(map)
        else { return nil }
        let phase = map.integer("phase", in: 1...max(phases, 1))
        return Simulation.Disturbance(phase: phase.map { $0 - 1 }, voltage: voltage, seconds: seconds, timing: timing)
    }

    private func timing(_ map: MapReader) -> Simulation.Disturbance.Timing? {
        switch (map["at"], map["per_day"]) {
        case (let node?, nil): return second(node, "at").map { .daily($0) }
        case (nil, _?): return map.integer("per_day", in: 1...1000).map { .random($0) }
        default:
            faults.report("a disturbance needs either \"at\", a time of day, or \"per_day\"", at: map.place)
            return nil
        }
    }

    func flow(_ node: YAMLNode) -> Simulation.Flow? {
        guard let map = MapReader(node, "the flow", keys: Self.flowKeys, faults) else { return nil }
        guard map.required("rate") != nil, let rate = number(map, "rate", in: 0...1_000_000) else { return nil }
        var flow = Simulation.Flow(rate: rate)
        flow.variation = number(map, "variation", in: 0...100) ?? flow.variation
        flow.curve = curve(map["curve"], "curve", in: 0...1000)
        flow.temperature = number(map, "temperature", in: -100...500) ?? flow.temperature
        flow.pressure = number(map, "pressure", in: 1...1e9) ?? flow.pressure
        flow.baseTemperature = number(map, "base_temperature", in: -100...100) ?? flow.baseTemperature
        flow.basePressure = number(map, "base_pressure", in: 1...1e9) ?? flow.basePressure
        flow.compressibility = number(map, "compressibility", in: 0.1...10) ?? flow.compressibility
        flow.returnTemperature = number(map, "return_temperature", in: -100...500) ?? flow.returnTemperature
        flow.heatCapacity = number(map, "heat_capacity", in: 1...1e9) ?? flow.heatCapacity
        return flow
    }

    private func second(_ node: YAMLNode, _ name: String) -> Int? {
        faults.text(node, name).flatMap { second($0, name, node.place) }
    }

    /// Seconds since midnight of `06:00` or `06:00:30`.
    private func second(_ text: String, _ name: String, _ place: Place) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        let isTime = (parts.count == 2 && text.count == 5) || (parts.count == 3 && text.count == 8)
        guard isTime, (0...23).contains(parts[0]), parts.dropFirst().allSatisfy({ (0...59).contains($0) }) else {
            faults.report(
                "\(name): expected a time of day such as \"06:00\", not \"\(text)\"", at: place,
                suggestion: "quote it: YAML reads 06:00 as a number")
            return nil
        }
        return parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)
    }
}
