/// What a meter does with a call that comes in.
public enum CallAnswer: Equatable, Sendable {
    /// It answers behind so many rings, 1 or more.
    case afterRings(Int)
    /// The caller asks for something to be done; the call itself is not answered.
    case wakeUp
    /// It lets the telephone ring.
    case refused(Reason)

    public enum Reason: Equatable, Sendable {
        /// There is no modem, says mode 3.
        case noModem
        /// A client gave the line back to whom it belongs.
        case locked
        /// number_of_calls is used up.
        case limitReached(Int)
        /// No rings lead to an answer, within the listening window or outside of it.
        case noRings(insideWindow: Bool)
        /// list_of_allowed_callers has others.
        case callerNotAllowed
        /// list_of_allowed_callers has some, and the line does not say who calls.
        case callerUnknown
    }
}
