/// One script on a number of connections, measured on the three servers in turns so that a busy machine hits all.
struct Comparison {
    let title: String
    let unit: String
    let meter: Double
    let nio: Double
    let plain: Double
    /// Median of the ratios within each turn.
    let toNIO: Double
    let toPlain: Double

    /// Servers by the port they listen on.
    struct Ports {
        var meter: UInt16
        var nio: UInt16
        var plain: UInt16
    }

    init(
        _ title: String, unit: String, _ script: Script, connections: Int, on ports: Ports, turns: Int, seconds: Double,
        rate: (LoadGenerator.Result) -> Double
    ) {
        var (meter, nio, plain): ([Double], [Double], [Double]) = ([], [], [])
        func measure(_ port: UInt16) -> Double {
            var generator = LoadGenerator(script, port: port)
            return rate(generator.run(connections: connections, seconds: seconds))
        }
        for turn in 0..<turns {
            // Every second turn goes backwards: whoever comes first gets no advantage.
            if turn.isMultiple(of: 2) {
                meter.append(measure(ports.meter))
                nio.append(measure(ports.nio))
                plain.append(measure(ports.plain))
            } else {
                plain.append(measure(ports.plain))
                nio.append(measure(ports.nio))
                meter.append(measure(ports.meter))
            }
        }
        (self.title, self.unit) = (title, unit)
        (self.meter, self.nio, self.plain) = (meter.median, nio.median, plain.median)
        toNIO = zip(meter, nio).map { $0 / $1 }.median
        toPlain = zip(meter, plain).map { $0 / $1 }.median
    }
}

extension Array where Element == Double {
    var median: Double {
        let sorted = self.sorted()
        return isEmpty ? 0 : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
