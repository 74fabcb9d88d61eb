/// When nobody is let in to an association any more: after some wrong passwords or answers in a row, and for how long.
public struct LockOut: Hashable, Sendable {
    /// Wrong ones in a row, at least 1.
    public var failures: Int
    /// Seconds of the meter's time.
    public var seconds: Int

    public init(failures: Int, seconds: Int) { (self.failures, self.seconds) = (failures, seconds) }
}
