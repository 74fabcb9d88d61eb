import ArgumentParser
import MeterDefinition
import MeterHost

/// `meterconsole check`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a meter's definition and print every fault with its place.",
        discussion: """
            Example: meterconsole check SampleMeters/three-phase.yaml

            Faults are printed as FILE:LINE:COL: error: …; the status is 1 when there are any. Warnings go to the \
            standard error output.
            """)

    @Argument(help: ArgumentHelp("The meter's definition.", valueName: "METER.yaml"))
    var meter: String

    func run() throws {
        do throws(DefinitionFaults) {
            let definition = try MeterDefinition.load(path: meter)
            for warning in definition.warnings { HostPlatform.write(line: warning.description, to: 2) }
            let devices = definition.template.logicalDevices
            let objects = devices.reduce(0) { $0 + $1.objects.count }
            let associations = devices.reduce(0) { $0 + $1.associations.count }
            print(
                "\(meter): \(devices.count) logical devices, \(objects) objects, \(associations) associations; no faults"
            )
        } catch {
            print(error)
            throw ExitCode(1)
        }
    }
}
