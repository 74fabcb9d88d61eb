/// Doubts about a date and time; 0xFF stands for "not specified".
public struct ClockStatus: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let invalidValue = Self(rawValue: 1 << 0)
    public static let doubtfulValue = Self(rawValue: 1 << 1)
    public static let differentClockBase = Self(rawValue: 1 << 2)
    public static let invalidClockStatus = Self(rawValue: 1 << 3)
    public static let daylightSavingActive = Self(rawValue: 1 << 7)
    public static let notSpecified = Self(rawValue: 0xFF)
}
