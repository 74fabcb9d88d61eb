import DLMSWire

/// What the server tells its application beside answering.
public enum ServerEvent: Equatable, Sendable {
    /// An AARQ was accepted.
    case associated(AssociationOffer, NegotiatedContext)
    /// The association ended, by the client's release or with its link.
    case released(AssociationOffer)
    /// A service was carried out on one attribute or method (whose number stands for the attribute's), or refused
    /// with `result` (0 is success); a `refused` with the reason follows then. Once per element of a list; for a
    /// response in blocks once, with the first block.
    case served(Service, AttributeDescriptor, result: UInt8)
    /// The server refused something; the peer got `answer` only.
    case refused(Refusal)
}

/// Services as the log names them.
public enum Service: UInt8, Sendable {
    case get, set, action
    /// By short name; of a method too.
    case read, write
}
