import ArgumentParser
import MeterDefinition
import MeterHost

/// `meterconsole run`
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a meter and show it on the screen.",
        discussion: """
            Example: meterconsole run SampleMeters/three-phase.yaml --theme light

            Without a terminal on the standard output, or with TERM=dumb, prints a line per event instead.
            """)

    @Argument(help: ArgumentHelp("The meter's definition; the sample meter if left out.", valueName: "METER.yaml"))
    var meter: String?

    @OptionGroup var listen: ListenOptions

    @Option(help: ArgumentHelp("Colours: the name of a theme, or its file.", valueName: "NAME"))
    var theme: String?

    @Flag(help: "Draw lines with ASCII characters only.")
    var ascii = false

    @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
    var noMouse = false

    func run() throws {
        HostPlatform.raiseFileLimit()
        let definition = try loadDefinition(try meter ?? SampleMeter.find())
        try printEvents(definition)
    }

    /// Without a screen: a line per event, until somebody asks the process to end.
    private func printEvents(_ definition: LoadedDefinition) throws {
        HostPlatform.holdEndSignals()
        let handle = try MeterHandle(definition, options: listen.meterOptions)
        let printer = EventPrinter(line: \.line)
        handle.observe { printer.print($0) }
        HostPlatform.waitForEndSignal()
        handle.shutdown()
        printer.finish()
    }
}
