/// Why a meter's state cannot be kept or read: one line with the file and what helps.
public struct StateFault: Error, Equatable, CustomStringConvertible {
    public let description: String

    init(_ path: String, _ reason: String) { description = "\(path): \(reason)" }
}
