import DLMSWire

/// What the server tells its application beside answering.
public enum ServerEvent: Equatable, Sendable {
    /// An AARQ was accepted.
    case associated(AssociationOffer, NegotiatedContext)
    /// The association ended, by the client's release or with its link.
    case released(AssociationOffer)
    /// A service was carried out, or refused with `result` (0 is success).
    case served(Service, AttributeDescriptor, result: UInt8)
    /// The server refused something; the peer got `answer` only.
    case refused(Refusal)
}

/// Services as the log names them.
public enum Service: UInt8, Sendable {
    case get, set, action
}

/// A refusal: what went over the wire, and why.
public struct Refusal: Equatable, Sendable {
    public var answer: Answer
    public var reason: RefusalReason

    public init(_ answer: Answer, because reason: RefusalReason) { (self.answer, self.reason) = (answer, reason) }

    /// The standard's answer.
    public enum Answer: Equatable, Sendable {
        /// AARE, result and diagnostic (source: 1 service user, 2 service provider).
        case aare(result: UInt8, source: UInt8, diagnostic: UInt8)
        /// AARE with result rejected and a confirmedServiceError in its user information.
        case aareWithInitiateError(result: UInt8, diagnostic: UInt8, error: UInt8)
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

/// Why the server refused: what was found and what would have been right.
public enum RefusalReason: Equatable, Sendable {
    // Association
    case unknownLogicalDevice(UInt16)
    case unknownClient(UInt16)
    case applicationContext(asked: UInt8?, allowed: UInt8)
    case mechanism(asked: UInt8?, allowed: UInt8)
    case passwordMissing(expectedLength: Int)
    case password(receivedLength: Int, expectedLength: Int)
    case protocolVersion(asked: UInt8)
    case dlmsVersion(asked: UInt8, allowed: UInt8)
    case clientPDUSize(asked: UInt16, least: UInt16)
    case conformance(asked: Conformance, allowed: Conformance)
    /// The meter cannot hold another association on this link.
    case tooManyAssociations(limit: Int)
    // Services
    case noAssociation
    case serviceNotNegotiated(tag: UInt8, granted: Conformance)
    case unknownService(tag: UInt8)
    case malformed(DecodeError)
    case pduTooLong(length: Int, limit: Int)
    case undefinedObject(AttributeDescriptor)
    case otherClass(AttributeDescriptor, actual: UInt16)
    case noSuchAttribute(AttributeDescriptor)
    case noSuchMethod(AttributeDescriptor)
    case attributeRight(AttributeDescriptor, needed: AttributeAccess, granted: AttributeAccess)
    case methodRight(AttributeDescriptor)
    case selectorRefused(AttributeDescriptor, selector: UInt8)
    case blockNumber(asked: UInt32, expected: UInt32)
    case noLongTransfer
    /// The object itself said no.
    case application(AttributeDescriptor)
}
