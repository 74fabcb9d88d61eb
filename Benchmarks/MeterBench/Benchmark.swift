import CMeterBench

/// Everything that `make bench` prints.
struct Benchmark {
    let definition: String
    /// Short turns, for a first look.
    let isQuick: Bool

    var turns: Int { isQuick ? 3 : 7 }
    private var seconds: Double { isQuick ? 0.3 : 0.8 }

    func run() throws {
        let meter = Servant(.meter, [definition])
        defer { meter.stop() }
        let idle = meter.residentMegabytes
        let learned = Rehearsal.learn(from: meter)
        let answers = Answers(learned.answers).arguments
        let (nio, plain) = (Servant(.nio, answers), Servant(.plain, answers))
        defer { [nio, plain].forEach { $0.stop() } }
        try showCore()
        try showLongProfile()
        try showYear()
        pin_to_core(1)
        show(compare(on: .init(meter: meter, nio: nio, plain: plain), learned))
        print(
            "Memory of the meter's process: \(idle.text(1)) MB idle, \(meter.residentMegabytes.text(1)) MB after the load."
        )
    }

    private func compare(on servers: Comparison.Servers, _ learned: Rehearsal.Lesson) -> [Comparison] {
        let perSecond: (LoadGenerator.Result) -> Double = { Double($0.rounds) / $0.seconds }
        let megabytes: (LoadGenerator.Result) -> Double = { Double($0.octets) / $0.seconds / 1_000_000 }
        func comparison(
            _ title: String, _ script: Script, connections: Int = 1, unit: String = "/s",
            rate: (LoadGenerator.Result) -> Double
        ) -> Comparison {
            Comparison(
                title, unit: unit, script, connections: connections, on: servers, turns: turns, seconds: seconds,
                rate: rate)
        }
        func gets(_ title: String, _ script: Script) -> [Comparison] {
            [1, 16, 128].map {
                let plural = $0 == 1 ? "" : "s"
                return comparison("\(title), \($0) connection\(plural)", script, connections: $0, rate: perSecond)
            }
        }
        let profile = "load profile, \(learned.profileOctets / 1024) KB in \(learned.blocks) blocks"
        return gets("GET", .gets) + gets("GET over HDLC", .getsOverHDLC) + [
            comparison("connect, associate, release", .associations, rate: perSecond),
            comparison(profile, .profile(blocks: learned.blocks), unit: "MB/s", rate: megabytes),
        ]
    }

    private func show(_ comparisons: [Comparison]) {
        var rates = Table()
        rates.add("lock-step, capture log on", "meter", "NIO echo", "plain echo", "unit", "to NIO", "to plain")
        var costs = Table()
        costs.add("processor time of the server, µs", "meter", "NIO echo", "plain echo")
        for row in comparisons {
            let digits = row.meter.rate < 1000 ? 1 : 0
            rates.add(
                row.title, row.meter.rate.text(digits), row.nio.rate.text(digits), row.plain.rate.text(digits),
                row.unit,
                row.meter.ratio(to: row.nio).text(2), row.meter.ratio(to: row.plain).text(2)
            )
            costs.add(row.title, row.meter.cost.text(1), row.nio.cost.text(1), row.plain.cost.text(1))
        }
        rates.show()
        print("Goal: 0.90 of the NIO echo at each number of connections; over HDLC 0.90 of the wrapper's ratio.")
        // The GETs come first, three rows in each framing.
        let shares = (0..<3).map { (comparisons[$0 + 3].meter.rate / comparisons[$0].meter.rate).text(2) }
        print("GETs over HDLC are \(shares.joined(separator: ", ")) of those in the wrapper.\n")
        costs.show()
        print()
    }
}
