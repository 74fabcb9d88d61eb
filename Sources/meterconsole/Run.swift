import ArgumentParser
import enum Console.ConsoleMain
import struct Console.ConsoleOptions
import Foundation
import MeterDefinition
import MeterHost
import TerminalCurses

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
        if Terminal.isAvailable { try show(definition) } else { try printEvents(definition) }
    }

    private func show(_ definition: LoadedDefinition) throws {
        let handle = try start(definition)
        defer { handle.shutdown() }
        do {
            let terminal = try Terminal(.init(usesMouse: !noMouse, asciiOnly: ascii))
            ConsoleMain.run(
                handle: handle, options: ConsoleOptions(theme: theme), terminal: terminal,
                environment: ProcessInfo.processInfo.environment)
        } catch {
            throw fail("\(error)")
        }
    }

    private func start(_ definition: LoadedDefinition) throws -> MeterHandle {
        let options = listen.meterOptions(defaultState: HostPlatform.stateFolder)
        do { return try MeterHandle(definition, options: options) } catch { throw fail("\(error)") }
    }

    /// Without a screen: a line per event, until somebody asks the process to end.
    private func printEvents(_ definition: LoadedDefinition) throws {
        HostPlatform.holdEndSignals()
        let handle = try start(definition)
        let printer = EventPrinter(line: \.line)
        handle.observe { printer.print($0) }
        HostPlatform.waitForEndSignal()
        handle.shutdown()
        printer.finish()
    }
}
