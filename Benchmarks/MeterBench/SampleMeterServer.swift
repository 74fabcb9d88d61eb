import Glibc
import MeterDefinition
import MeterHost

/// The meter under test: the sample meter as the program runs it, capture log on.
enum SampleMeterServer {
    static func run(definition: String) throws -> Never {
        var options = MeterOptions()
        options.listeners = [try ListenerURL("tcp://127.0.0.1:0"), try ListenerURL("hdlc+tcp://127.0.0.1:0")]
        options.retriesFailedLines = false
        let handle = try MeterHandle(MeterDefinition.load(path: definition), options: options)
        let ports = handle.sync { meter in
            meter.lines.compactMap { line in if case .listening(let port) = line.state { UInt16(port) } else { nil } }
        }
        announce(ports)
        while true { pause() }
    }
}
