import COSEM
import DLMSWire

/// The state of a meter that is not running: to look at, to carry over, to forget.
public struct MeterState {
    private let file: StateFile
    /// Everything that is remembered.
    public private(set) var entries: [MemoryName: [UInt8]]

    /// Opens the state of the meter that `identity` names.
    /// - Throws: in one line, why it cannot be read, such as a meter that runs on it.
    public init(folder: String, identity: MeterIdentity) throws(StateFault) {
        file = try StateFile(folder: folder, name: identity.logicalDeviceName)
        entries = try file.readAll()
    }

    public var path: String { file.path }

    /// Replaces everything, or nothing.
    public mutating func replace(with new: [MemoryName: [UInt8]]) throws(StateFault) {
        var changes: [MemoryName: [UInt8]?] = new.mapValues { $0 }
        for name in entries.keys where new[name] == nil { changes.updateValue(nil, forKey: name) }
        try file.write(changes)
        entries = new
    }

    /// Forgets everything, also when the file is damaged.
    /// - Returns: the file.
    public static func reset(folder: String, identity: MeterIdentity) throws(StateFault) -> String {
        try StateFile.remove(folder: folder, name: identity.logicalDeviceName)
    }
}
