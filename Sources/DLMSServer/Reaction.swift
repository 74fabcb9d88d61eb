/// What the host does after ``Server/receive(_:client:server:in:at:response:)``.
public enum Reaction: Equatable, Sendable {
    /// Send the APDU that was written into the response buffer.
    case respond
    /// Send it, then call ``Server/goOn(client:server:in:response:)`` for the next APDU: the client takes several
    /// before it says anything.
    case stream
    /// Send nothing: the request was unconfirmed, or the standard has no answer to it.
    case silent
}
