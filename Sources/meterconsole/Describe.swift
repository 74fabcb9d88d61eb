import ArgumentParser
import MeterHost

/// `meterconsole describe`
struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what a definition makes of a meter: associations, objects, types and rights.",
        discussion: "Example: meterconsole describe SampleMeters/three-phase.yaml --format json")

    @Argument(help: ArgumentHelp("The meter's definition.", valueName: "METER.yaml"))
    var meter: String

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() throws {
        let description = MeterDescription(try loadDefinition(meter))
        print(format == .json ? description.json.pretty : description.text)
    }
}
