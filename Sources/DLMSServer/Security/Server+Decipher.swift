import DLMSWire

/// Opening what a client has protected.
///
/// - Spec: IEC 62056-5-3, protection of xDLMS APDUs, security suite 0
extension Server where Application: ~Copyable {
    /// What came out of a protected APDU.
    struct Deciphered {
        /// The APDU, in the security's scratch memory.
        let apdu: Octets
        /// How it was protected.
        let protection: Protection
        /// The lowest counter that was accepted before it, when it was ciphered with the global key.
        let leastCounter: UInt64?
    }

    /// Checks suite, key, sender and counter of a message, deciphers it and checks its tag. The order matters: nothing
    /// is remembered of a message that is not genuine.
    mutating func decipher(
        _ message: CipheredMessage, of offer: AssociationOffer, _ agreed: SecurityAgreement
    ) throws(Refusal) -> Deciphered {
        let control = message.contents.securityControl
        try check(control, of: offer)
        let sender = try checkSender(message, agreed)
        let key = try key(of: message, offer, agreed)
        let counter = message.contents.invocationCounter
        let least = application.security.leastCounter(of: key, from: sender)
        guard UInt64(counter) >= least else {
            throw .exception(
                ExceptionResponse.serviceUnknown, ExceptionResponse.invocationCounterError,
                because: .invocationCounter(received: counter, least: least))
        }
        let apdu = try open(message.contents, with: key, Nonce(sender: sender, counter: counter), of: offer)
        guard application.security.received(counter, of: key, from: sender) else {
            throw .decipher(because: .tooManySenders)
        }
        return Deciphered(
            apdu: apdu, protection: Protection(request: control),
            leastCounter: message.form.usesDedicatedKey ? nil : least)
    }

    private func check(_ control: SecurityControl, of offer: AssociationOffer) throws(Refusal) {
        let suite = application.security.suite(of: offer)
        guard control.suite == suite else {
            throw .decipher(because: .securitySuite(asked: control.suite, allowed: suite))
        }
        guard !control.isCompressed else { throw .decipher(because: .compressed) }
        guard control.isAuthenticated || control.isEncrypted else {
            throw .decipher(because: .protectionMissing(needed: .authenticatedRequest, found: []))
        }
        // Before anything is remembered: who sends less than is demanded may be anybody.
        try check(Protection(request: control), of: offer)
    }

    /// Asks for the protection that the policy demands of a request.
    func check(_ protection: Protection, of offer: AssociationOffer) throws(Refusal) {
        let needed = application.security.policy(of: offer).ofRequest
        guard protection.isSuperset(of: needed) else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.operationNotPossible,
                because: .protectionMissing(needed: needed, found: protection))
        }
    }

    private func checkSender(_ message: CipheredMessage, _ agreed: SecurityAgreement) throws(Refusal) -> SystemTitle {
        guard let expected = agreed.client else { throw .decipher(because: .callingAPTitle(length: nil)) }
        guard message.sender.isEmpty || SystemTitle(message.sender) == expected else {
            throw .decipher(because: .sender(found: SystemTitle(message.sender), expected: expected))
        }
        return expected
    }

    private func key(
        of message: CipheredMessage, _ offer: AssociationOffer, _ agreed: SecurityAgreement
    ) throws(Refusal) -> KeyHandle {
        if message.form.usesDedicatedKey {
            guard let key = agreed.dedicatedKey else { throw .decipher(because: .noDedicatedKey) }
            return key
        }
        let isBroadcast = message.contents.securityControl.usesBroadcastKey
        guard let key = application.security.key(isBroadcast ? .broadcastEncryption : .unicastEncryption, of: offer)
        else { throw .decipher(because: .noGlobalKey(isBroadcast: isBroadcast)) }
        return key
    }

    private mutating func open(
        _ contents: CipheredContents, with key: KeyHandle, _ nonce: Nonce, of offer: AssociationOffer
    ) throws(Refusal) -> Octets {
        let scratch = application.security.scratch
        let length = contents.text.count
        guard length <= scratch.count else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                because: .pduTooLong(length: length, limit: scratch.count))
        }
        let text = UnsafeMutableRawBufferPointer(rebasing: scratch[..<length])
        text.copyMemory(from: contents.text.bytes)
        let (control, tag) = (contents.securityControl, contents.authenticationTag)
        let additional = AdditionalData(control.rawValue, of: offer, application.security)
        do throws(CipherError) {
            try additional.withOctets { (additional) throws(CipherError) in
                if control.isEncrypted {
                    try application.security.open(text, tag: tag, with: key, nonce, additional: additional, .empty)
                } else {
                    try application.security.open(
                        .init(start: nil, count: 0), tag: tag, with: key, nonce, additional: additional,
                        Octets(UnsafeRawBufferPointer(text)))
                }
            }
        } catch {
            throw .decipher(because: .authenticationTag)
        }
        return Octets(UnsafeRawBufferPointer(text))
    }
}
