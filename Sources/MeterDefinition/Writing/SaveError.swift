/// A definition that could not be saved.
public struct SaveError: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: String

    /// One line.
    public var description: String { "\(path): not saved: \(reason)" }
}
