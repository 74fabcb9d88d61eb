import CMeterBench

// `MeterBench [--quick] [DEFINITION]` compares the meter with two echo servers. The other forms are these servers,
// each a process of its own: they take turns on the first core, the load runs on the second.
let arguments = CommandLine.arguments.dropFirst()
if let role = Servant.Role(rawValue: arguments.first ?? "") {
    end_with_parent()
    pin_to_core(0)
    try role.run(arguments.dropFirst())
}
let definition = arguments.first { !$0.hasPrefix("-") } ?? "SampleMeters/three-phase.yaml"
try Benchmark(definition: definition, isQuick: arguments.contains("--quick")).run()
