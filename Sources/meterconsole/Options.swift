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
            "Keep the meter's state in this folder: what was set, keys, counters. `none` forgets it at the end.",
            valueName: "DIR"))
    var state: String?

    /// - Parameter defaultState: folder of the state where none was named.
    func meterOptions(defaultState: String?) -> MeterOptions {
        var options = MeterOptions()
        options.stateFolder = state == "none" ? nil : state ?? defaultState
        options.imageFolder = options.stateFolder.map { $0 + "/images" }
        if !listeners.isEmpty { options.listeners = listeners }
        options.isReadOnly = isReadOnly
        return options
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
