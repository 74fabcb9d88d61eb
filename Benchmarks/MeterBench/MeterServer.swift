import Glibc
import MeterDefinition
import MeterHost

/// The meter under test: the sample meter as `serve` runs it, capture log on.
enum MeterServer {
    static func run(definition: String) throws -> Never {
        let loaded = try MeterDefinition.load(path: definition)
        let handle = try MeterHandle(loaded.template, listeners: [ListenerURL("tcp://127.0.0.1:0")])
        announce(port: handle.sync { meter in meter.lines.compactMap(\.listeningPort).first ?? 0 })
        while true { pause() }
    }
}
