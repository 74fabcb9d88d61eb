import CMeterBench
import COSEM
import DLMSServer
import MeterDefinition

extension Benchmark {
    /// What one GET costs inside the process, and what a meter takes of memory.
    func showCore() throws {
        var constants = Server(OneRegister())
        let core = CoreMeasurement(&constants, turns: turns)
        let template = try MeterDefinition.load(path: definition).template
        let before = malloc_counter_octets()
        var living = Server(LivingMeter(template, environment: StillEnvironment(template)))
        let octets = malloc_counter_octets() - before
        let objects = CoreMeasurement(&living, turns: turns)

        var table = Table()
        table.add("inside the process", "ns/GET", "allocations/GET")
        table.add("core, constant register", core.nanoseconds.text(0), core.allocations.text(2))
        table.add("core and living objects", objects.nanoseconds.text(0), objects.allocations.text(2))
        let link = LinkMeasurement(turns: turns)
        table.add("core behind an HDLC link", link.nanoseconds.text(0), link.allocations.text(2))
        table.show()
        print("The HDLC link moves \((2e9 / link.nanoseconds).text(0)) frames/s with what they carry.")
        print("Goal: under 300 ns and no allocation.")
        print("One more meter of this definition takes \((Double(octets) / 1024).text(0)) KB.\n")
    }
}
