/// One script on a number of connections, measured on the three servers in turns so that a busy machine hits all.
struct Comparison {
    let title: String
    let unit: String
    let meter: Score
    let nio: Score
    let plain: Score

    /// The servers that are compared, each a process.
    struct Servers {
        var meter: Servant
        var nio: Servant
        var plain: Servant
    }

    /// What one server did in each turn.
    struct Score {
        /// In the comparison's unit.
        var rates: [Double] = []
        /// Processor time of the server for each round of the script, in microseconds. It stays the same when
        /// somebody else takes the core away.
        var costs: [Double] = []

        var rate: Double { rates.median }
        var cost: Double { costs.median }

        /// Median of the ratios within each turn.
        func ratio(to other: Score) -> Double { zip(rates, other.rates).map { $0 / $1 }.median }
    }

    init(
        _ title: String, unit: String, _ script: Script, connections: Int, on servers: Servers, turns: Int,
        seconds: Double, rate: (LoadGenerator.Result) -> Double
    ) {
        func measure(_ servant: Servant, _ score: inout Score) {
            var generator = LoadGenerator(script, port: servant.port(script.framing))
            let before = servant.processorSeconds
            let result = generator.run(connections: connections, seconds: seconds)
            score.rates.append(rate(result))
            score.costs.append((servant.processorSeconds - before) * 1e6 / Double(max(result.allRounds, 1)))
        }
        var (meter, nio, plain) = (Score(), Score(), Score())
        for turn in 0..<turns {
            // Every second turn goes backwards: whoever comes first gets no advantage.
            if turn.isMultiple(of: 2) {
                measure(servers.meter, &meter)
                measure(servers.nio, &nio)
                measure(servers.plain, &plain)
            } else {
                measure(servers.plain, &plain)
                measure(servers.nio, &nio)
                measure(servers.meter, &meter)
            }
        }
        (self.title, self.unit) = (title, unit)
        (self.meter, self.nio, self.plain) = (meter, nio, plain)
    }
}

extension Array where Element == Double {
    var median: Double {
        let sorted = self.sorted()
        return isEmpty ? 0 : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
