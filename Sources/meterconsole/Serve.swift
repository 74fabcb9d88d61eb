import ArgumentParser
import MeterDefinition
import MeterHost

/// `meterconsole serve`
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a meter without a screen, and print its events as JSON lines.",
        discussion: """
            Example: meterconsole serve SampleMeters/three-phase.yaml --listen tcp://127.0.0.1:0

            First prints `listening URL` for each listener, with the real port; then a JSON object per line for each \
            event. SIGTERM ends it with status 0.
            """)

    @Argument(help: ArgumentHelp("The meter's definition.", valueName: "METER.yaml"))
    var meter: String

    @OptionGroup var listen: ListenOptions

    func run() throws {
        HostPlatform.holdEndSignals()
        HostPlatform.raiseFileLimit()
        let definition = try loadDefinition(meter)
        var options = listen.meterOptions(defaultState: nil)
        options.retriesFailedLines = false
        let handle = try start(definition, options)
        let (lines, next) = handle.sync { ($0.lines.map(\.name), $0.log.nextNumber) }
        for line in lines { HostPlatform.write(line: "listening \(line)", to: 1) }
        let printer = EventPrinter { $0.json.line }
        handle.observe { event in
            // What is printed above; a device that comes back is told of like everything else.
            if case .listening = event.kind, event.number < next { return }
            printer.print(event)
        }
        HostPlatform.waitForEndSignal()
        handle.shutdown()
        printer.finish()
    }

    private func start(_ definition: LoadedDefinition, _ options: MeterOptions) throws -> MeterHandle {
        guard !(options.listeners ?? definition.listeners).isEmpty else {
            throw fail("\(meter) has no listeners: add `listeners:` or give --listen tcp://127.0.0.1:4059")
        }
        do { return try MeterHandle(definition, options: options) } catch { throw fail("\(error)") }
    }
}
