/// Something out of the ordinary that can be brought about: of the grid, or done to the meter.
public enum GridCondition: Hashable, Sendable {
    /// No voltage on a phase, from 1.
    case interrupted(phase: Int)
    /// The neutral conductor is lost: voltages are no longer held at their places.
    case neutralLost
    /// A phase's current flows backwards: its terminals were swapped.
    case reversed(phase: Int)
    case terminalCoverOpen
    case meterCoverOpen
    /// A strong magnet at the meter.
    case magneticField

    /// By its name, and for some the number of a phase behind it: `interrupted l1`, `neutral_lost`.
    public init?(_ words: [String]) {
        let phase = words.dropFirst().first.flatMap { $0.hasPrefix("l") ? Int($0.dropFirst()) : nil }
        switch (words.first, words.count, phase) {
        case ("interrupted", 2, .some(1...3)): self = .interrupted(phase: phase ?? 1)
        case ("reversed", 2, .some(1...3)): self = .reversed(phase: phase ?? 1)
        case ("neutral_lost", 1, _): self = .neutralLost
        case ("terminal_cover_open", 1, _): self = .terminalCoverOpen
        case ("meter_cover_open", 1, _): self = .meterCoverOpen
        case ("magnetic_field", 1, _): self = .magneticField
        default: return nil
        }
    }

    /// What ``init(_:)`` takes, for help and completion.
    public static let names = [
        "interrupted l1", "interrupted l2", "interrupted l3", "reversed l1", "reversed l2", "reversed l3",
        "neutral_lost", "terminal_cover_open", "meter_cover_open", "magnetic_field",
    ]

    public var name: String {
        switch self {
        case .interrupted(let phase): "interrupted l\(phase)"
        case .reversed(let phase): "reversed l\(phase)"
        case .neutralLost: "neutral_lost"
        case .terminalCoverOpen: "terminal_cover_open"
        case .meterCoverOpen: "meter_cover_open"
        case .magneticField: "magnetic_field"
        }
    }
}
