import DLMSWire

/// Why the server refused: what was found and what would have been right.
public enum RefusalReason: Equatable, Sendable {
    // Association
    case unknownLogicalDevice(UInt16)
    case unknownClient(UInt16)
    case protocolVersion(asked: UInt8)
    case applicationContext(asked: UInt8?, allowed: UInt8)
    /// The definition offers an application context that this server does not serve.
    case contextNotServed(UInt8)
    case mechanism(asked: UInt8?, allowed: UInt8)
    /// The definition offers an authentication mechanism that this server does not serve.
    case mechanismNotServed(UInt8)
    /// A mechanism is named, but the ACSE requirements do not select authentication.
    case authenticationNotSelected
    case passwordMissing(expectedLength: Int)
    case password(receivedLength: Int, expectedLength: Int)
    /// The client's system title is missing, or has another length than eight octets.
    case callingAPTitle(length: Int?)
    /// A challenge has 8 to 64 octets; nil when there was none.
    case challengeLength(Int?)
    /// The AARQ carries no InitiateRequest.
    case userInformationMissing
    /// A dedicated key came in an association without ciphering.
    case dedicatedKey
    case dlmsVersion(asked: UInt8, allowed: UInt8)
    case clientPDUSize(asked: UInt16, least: UInt16)
    case conformance(asked: Conformance, allowed: Conformance)
    /// The association is there already: it is neither opened nor released.
    case preEstablished
    /// The meter cannot hold another association on this link.
    case tooManyAssociations(limit: Int)

    // Any APDU
    case noAssociation
    case serviceNotNegotiated(tag: UInt8, granted: Conformance)
    /// The APDU is none of a client's requests.
    case unknownService(tag: UInt8)
    case malformed(DecodeError)
    case pduTooLong(length: Int, limit: Int)
    /// The association was opened with response-allowed FALSE: it carries unconfirmed services only.
    case confirmedService(tag: UInt8)
    /// A DataNotification is confirmed for which nobody waits, or waits any more.
    case lateConfirmation
    /// A GET that forbids its own response.
    case unconfirmedGet

    // Security
    /// The client has to answer the meter's challenge first.
    case authenticationPending
    /// The answer to the meter's challenge is wrong.
    case authentication(mechanism: UInt8)
    /// There were too many wrong passwords or answers: nobody is let in for a time.
    case lockedOut(seconds: Int)
    /// No certificate for signatures of the client is known.
    case noCertificate(of: SystemTitle)
    /// The meter has no key for signatures.
    case noSigningKey
    case protectionMissing(needed: Protection, found: Protection)
    case securitySuite(asked: UInt8, allowed: UInt8)
    /// Compression is not served.
    case compressed
    /// The form of protection is not served.
    case cipheringForm(tag: UInt8)
    /// An APDU has one signature and one ciphering at most, either within the other.
    case nesting(tag: UInt8)
    /// The header of general-ciphering or general-signing is longer than the meter can take.
    case headerTooLong(length: Int, limit: Int)
    /// The APDU is for another meter; nil when what it names is no system title.
    case recipient(found: SystemTitle?, expected: SystemTitle)
    /// The APDU names a key, or a way to agree on one, that there is not.
    case unknownKey(choice: UInt8, id: UInt8?)
    /// No key can be got from what the APDU says of it.
    case keyRefused(CipherError)
    /// The signature does not verify: another key was used, or octets were changed.
    case signature
    /// The tag does not verify: another key, system title or authentication key was used, or octets were changed.
    case authenticationTag
    /// A counter must be higher than all before it.
    case invocationCounter(received: UInt32, least: UInt64)
    /// The APDU names another sender than the AARQ; nil when what it names is no system title.
    case sender(found: SystemTitle?, expected: SystemTitle)
    case noDedicatedKey
    case noGlobalKey(isBroadcast: Bool)
    /// The dedicated key has another length than the suite's keys, or came unprotected.
    case dedicatedKeyRefused(length: Int)
    /// The meter cannot remember the counters of another client.
    case tooManySenders
    /// The meter has no invocation counter left under its key.
    case countersUsedUp

    // Objects
    /// No attribute or method has this short name.
    case undefinedShortName(UInt16)
    case undefinedObject(AttributeDescriptor)
    case otherClass(AttributeDescriptor, actual: UInt16)
    case noSuchAttribute(AttributeDescriptor)
    case noSuchMethod(AttributeDescriptor)
    case attributeRight(AttributeDescriptor, needed: AttributeAccess, granted: AttributeAccess)
    case methodRight(AttributeDescriptor)
    /// The right asks for an authenticated, encrypted or signed request, and this one was not.
    case protection(AttributeDescriptor)
    /// Attribute 0, all attributes at once, was not negotiated.
    case attributeZero(AttributeDescriptor)
    /// Selective access, or by short name parameterized access, was not negotiated.
    case selectorNotNegotiated(AttributeDescriptor, selector: UInt8)
    /// The object does not know the selector or its parameters.
    case selectorRefused(AttributeDescriptor, selector: UInt8)
    /// The object itself said no.
    case application(AttributeDescriptor)

    // Long responses
    case blockNumber(asked: UInt32, expected: UInt32)
    case noLongTransfer
    /// The response needs more general blocks than their numbers can count.
    case tooManyBlocks(size: Int)
    /// The response does not fit, and block transfer was not negotiated or does not exist for the service; `length` is
    /// how far it was written.
    case responseTooLong(length: Int, limit: Int)
    /// What is asked for takes more memory than the association has to keep it while the response goes out in blocks.
    case requestTooLongToKeep(length: Int, limit: Int)
    /// A value that goes out in blocks ended with the octets that were sent, although there had been more.
    case valueChanged(sent: Int)
    /// A request in blocks does not fit into the association's memory.
    case requestTooLong(length: Int, limit: Int)
}
