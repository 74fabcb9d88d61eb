import Glibc
import MeterDefinition
import MeterHost

/// The meter under test: the sample meter as the program runs it, capture log on.
enum SampleMeterServer {
    static func run(definition: String) throws -> Never {
        var options = MeterOptions()
        options.listeners = [try ListenerURL("tcp://127.0.0.1:0")]
        options.retriesFailedLines = false
        let handle = try MeterHandle(MeterDefinition.load(path: definition), options: options)
        let port = handle.sync { meter in
            meter.lines.compactMap { line in if case .listening(let port) = line.state { port } else { nil } }.first
        }
        announce(port: UInt16(port ?? 0))
        while true { pause() }
    }
}
