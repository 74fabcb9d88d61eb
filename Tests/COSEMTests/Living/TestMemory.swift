import COSEM

/// A memory that outlasts a meter, and counts what was asked of it.
final class TestMemory: MeterMemory {
    private(set) var entries: [MemoryName: [UInt8]] = [:]
    /// Names of urgent changes, in their order.
    private(set) var urgent: [MemoryName] = []
    private(set) var acknowledgements = 0

    var names: [MemoryName] { entries.keys.sorted { $0.rawValue < $1.rawValue } }
    subscript(name: MemoryName) -> [UInt8]? { entries[name] }

    func keep(_ octets: [UInt8]?, as name: MemoryName, isUrgent: Bool) {
        entries[name] = octets
        if isUrgent { urgent.append(name) }
    }

    func acknowledge() { acknowledgements += 1 }
}
