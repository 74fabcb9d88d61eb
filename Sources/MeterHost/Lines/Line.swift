import MeterDefinition
import NIOCore

/// One listener of the meter.
///
/// Used on the meter's event loop only.
public final class Line {
    /// As it was asked for, or where a client has told it to go; the port may be 0.
    public internal(set) var url: ListenerURL
    /// What it was called before it went elsewhere.
    var formerNames: Set<String> = []
    public internal(set) var state = LineState.opening
    /// Connections open now.
    public internal(set) var connections = 0
    /// Connections since the start.
    public internal(set) var accepted = 0
    /// Failures in a row: decides how long to wait before the next try.
    var failures = 0

    /// Whether it is tried again when it cannot be opened.
    var retries: Bool
    /// The listening socket, or the device.
    var channel: (any Channel)?
    /// Why a device stopped working, as far as that is known.
    var endReason: String?
    /// Gives back what was taken for the line beside its channel; called once, when it ends.
    var onEnd: (() -> Void)?

    init(_ url: ListenerURL, retries: Bool) { (self.url, self.retries) = (url, retries) }

    /// The URL with the real port, once it is known; its query is kept.
    public var name: String {
        guard case .listening(let port) = state else { return url.description }
        return url.with(port: port).description
    }

    public var isListening: Bool { if case .listening = state { true } else { false } }
}
