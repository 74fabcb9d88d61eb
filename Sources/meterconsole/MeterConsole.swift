import ArgumentParser
import MeterHost

/// A DLMS/COSEM meter in a terminal.
@main
struct MeterConsole: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "meterconsole",
        abstract: "A DLMS/COSEM meter in a terminal.",
        discussion: """
            Example: meterconsole run SampleMeters/three-phase.yaml

            Without a command the console opens; without a meter, on the sample meter.
            """,
        version: version,
        subcommands: [Run.self, Serve.self, Check.self, Describe.self, Decode.self, State.self],
        defaultSubcommand: Run.self)
}

/// Ends the program with status 1 and one line that says what is wrong and how to mend it.
func fail(_ line: String) -> ExitCode {
    HostPlatform.write(line: "meterconsole: \(line)", to: 2)
    return ExitCode(1)
}
