import DLMSWire

/// A refusal: what went over the wire, and why.
public struct Refusal: Error, Equatable, Sendable {
    public var answer: Answer
    public var reason: RefusalReason

    public init(_ answer: Answer, because reason: RefusalReason) { (self.answer, self.reason) = (answer, reason) }

    /// The standard's answer.
    public enum Answer: Equatable, Sendable {
        /// AARE, result and diagnostic (source: 1 service user, 2 service provider).
        case aare(result: UInt8, source: UInt8, diagnostic: UInt8)
        /// AARE with result rejected and a confirmedServiceError in its user information.
        case aareWithInitiateError(result: UInt8, diagnostic: UInt8, error: UInt8)
        /// RLRE with this reason.
        case rlre(reason: UInt8)
        case dataAccessResult(DataAccessResult)
        case actionResult(ActionResult)
        case exception(state: UInt8, service: UInt8)
        case confirmedServiceError(service: UInt8, kind: UInt8, code: UInt8)
        /// The standard has no answer here: the APDU is dropped.
        case none
        /// The link is closed.
        case close
    }
}
