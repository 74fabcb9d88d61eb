/// What a meter remembers when its power fails: octets under names.
///
/// The meter tells it of every change; whoever runs the meter sees to it that nothing leaves that speaks of an urgent
/// change before that change is safe. Used on the meter's executor.
public protocol MeterMemory: AnyObject {
    /// Everything that is remembered.
    var names: [MemoryName] { get }
    subscript(name: MemoryName) -> [UInt8]? { get }
    /// Remembers octets under a name; nil forgets it.
    /// - Parameter isUrgent: whether it has to be safe before a client hears of it.
    func keep(_ octets: [UInt8]?, as name: MemoryName, isUrgent: Bool)
    /// Somebody who asked for a change hears of it now, whether or not it made a difference: everything that was
    /// changed before has to be safe by then.
    func acknowledge()
}

extension MeterMemory {
    func keep(_ octets: [UInt8]?, as name: MemoryName) { keep(octets, as: name, isUrgent: true) }
}

/// Names one thing that a meter remembers: `attribute/1/3/1.0.1.8.0.255/2`.
public struct MemoryName: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    /// Whether its octets are a key, a password or the like.
    public var isSecret: Bool {
        let parts = parts
        switch parts[0] {
        case "secret": return true
        case "security": return !["policy", "transmit", "received", "certificates"].contains(parts.last)
        case "attribute": return parts.count == 5 && parts[2] == "15" && parts[4] == "7"
        default: return false
        }
    }

    /// The parts between the strokes.
    var parts: [Substring] { rawValue.split(separator: "/", omittingEmptySubsequences: false) }
}
