import DLMSServer
import DLMSWire

// Counters that came, over a power failure: each with the use of its key and its sender.
extension MeterSecurity {
    private static let recordSize = 1 + SystemTitle.length + 4

    /// Remembers the highest counters that came under the global keys of a setup. It need not be safe before an answer
    /// leaves: a request that changed something waits for its change, and its counter goes with that.
    func keepReceived(of setup: SetupState, in memory: any MeterMemory) {
        var octets: [UInt8] = []
        for (handle, code) in setup.globalKeys {
            for (sender, last) in keys.counters(of: handle) {
                octets += [code] + withUnsafeBytes(of: sender.rawValue.bigEndian) { Array($0) } + last.octets
            }
        }
        let name = MemoryName.setup(setup, SetupState.Part.receivedCounters)
        if octets != memory[name] ?? [] { memory.keep(octets, as: name, isUrgent: false) }
    }

    func takeReceived(of setup: SetupState) {
        guard var rest = setup.remembered(SetupState.Part.receivedCounters)?[...] else { return }
        while rest.count >= Self.recordSize {
            let record = Array(rest.prefix(Self.recordSize))
            rest = rest.dropFirst(Self.recordSize)
            let title = record[1..<(1 + SystemTitle.length)].reduce(0) { $0 << 8 | UInt64($1) }
            guard let handle = setup.globalKeys.first(where: { $0.code == record[0] })?.handle,
                let last = UInt32(octets: record.suffix(4))
            else { continue }
            _ = keys.note(last, of: handle, from: SystemTitle(rawValue: title))
        }
    }
}

extension SetupState {
    /// The keys whose counters outlast an association, with what they are remembered as.
    fileprivate var globalKeys: [(handle: KeyHandle, code: UInt8)] {
        [(encryption, 0), (broadcast, 1)].compactMap { key, code in key.map { ($0, code) } }
    }
}
