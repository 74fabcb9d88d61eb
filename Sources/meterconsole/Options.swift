import ArgumentParser
import MeterDefinition
import MeterHost

/// Where a meter listens, for the commands that run one.
struct ListenOptions: ParsableArguments {
    @Option(
        name: .customLong("listen"),
        help: ArgumentHelp(
            "Listen here instead of where the definition says; may be repeated. Port 0 lets the system choose.",
            valueName: "tcp://HOST:PORT"),
        transform: ListenOptions.url)
    var listeners: [ListenerURL] = []

    @Flag(name: .customLong("readonly"), help: "Let nobody but clients change the meter.")
    var isReadOnly = false

    @Option(
        help: ArgumentHelp(
            """
            Keep the meter's state in this folder: what was set, keys, counters. `none` forgets it at the end. `run` \
            keeps it in the user's state folder if left out, `serve` keeps none.
            """,
            valueName: "DIR"))
    var state: String?

    @Option(
        name: .customLong("clock"),
        help: ArgumentHelp(
            "Run the meter's clock so many times as fast: x60, x86400; stop stops it.", valueName: "SPEED"),
        transform: ListenOptions.clockRate)
    var clockRate = 1.0

    @Option(
        name: .customLong("time"),
        help: ArgumentHelp("Begin at this time (UTC) instead of now.", valueName: "\"2026-10-25 00:50:00\""),
        transform: ListenOptions.time)
    var startTime: Int64?

    /// - Parameter defaultState: folder of the state where none was named.
    func meterOptions(defaultState: String?) -> MeterOptions {
        var options = MeterOptions()
        options.clockRate = clockRate
        options.startTime = startTime
        options.stateFolder = state == "none" ? nil : state ?? defaultState
        options.imageFolder = options.stateFolder.map { $0 + "/images" }
        if !listeners.isEmpty { options.listeners = listeners }
        options.isReadOnly = isReadOnly
        return options
    }

    private static func clockRate(_ text: String) throws -> Double {
        guard case .setClockRate(let rate)? = MeterCommand.clock([text]), (0...MeterCommand.fastestClock).contains(rate)
        else { throw ValidationError("expected x1 to x86400, or stop, not \(text)") }
        return rate
    }

    private static func time(_ text: String) throws -> Int64 {
        guard case .setClock(let time)? = MeterCommand.clock(text.split(separator: " ").map(String.init)) else {
            throw ValidationError("expected a time such as \"2026-10-25 00:50:00\", not \(text)")
        }
        return time
    }

    private static func url(_ text: String) throws -> ListenerURL {
        do throws(ListenerURL.Fault) { return try ListenerURL(text) } catch { throw ValidationError("\(error)") }
    }
}

/// How structured output is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Loads a definition for a command that cannot go on without it, and tells of what should not be as it is.
/// - Throws: status 1, after a line with the first fault.
func loadDefinition(_ path: String) throws(ExitCode) -> LoadedDefinition {
    do throws(DefinitionFaults) {
        let definition = try MeterDefinition.load(path: path)
        for warning in definition.warnings { HostPlatform.write(line: warning.description, to: 2) }
        return definition
    } catch {
        let more = error.faults.count - 1
        HostPlatform.write(
            line: error.faults[0].description + (more > 0 ? " (and \(more) more: meterconsole check \(path))" : ""),
            to: 2)
        throw ExitCode(1)
    }
}
