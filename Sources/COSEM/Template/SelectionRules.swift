import DLMSServer
import DLMSWire

/// How an object answers selective access, where meters differ from the standard or from each other.
public struct SelectionRules: Hashable, Sendable {
    /// Whether the bounds of a range carry their deviation from UTC.
    public enum Deviation: String, CaseIterable, Sendable {
        case either, required, refused
    }

    /// Selectors that the object knows; nil for all of its class.
    public var selectors: Set<UInt8>?
    /// Whether the first and the last value of a range belong to it.
    public var includesFrom = true
    public var includesTo = true
    /// Whether the bounds must be whole hours.
    public var wholeHours = false
    public var deviation = Deviation.either
    /// Whether a part of the columns can be asked for.
    public var allowsColumns = true
    /// What is answered to a selector, or a form of it, that the object does not know.
    public var refused = DataAccessResult.scopeOfAccessViolated
    /// What is answered when the restricting object or a selected value is not captured.
    public var missing = DataAccessResult.otherReason

    /// What the standard says.
    public static let standard = Self()

    public init() {}

    func knows(_ selector: UInt8) -> Bool { selectors?.contains(selector) ?? true }
}
