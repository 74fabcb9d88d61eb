/// How a line is doing.
public enum LineState: Equatable, Sendable {
    /// Being opened.
    case opening
    /// Open; `port` is the real one, also where 0 was asked; 0 for a device.
    case listening(port: Int)
    /// Could not be opened; tried again in `retry` seconds, or never where that is nil.
    case failed(reason: String, retry: Int?)
    /// Closed on request.
    case closed
}
