import DLMSWire

/// Opening what a client has protected.
///
/// - Spec: IEC 62056-5-3, protection of xDLMS APDUs, security suite 0
extension Server where Application: ~Copyable {
    /// Takes off the protection of a request: at most one signature and one ciphering, either within the other.
    mutating func unprotect(
        _ apdu: Octets, of offer: AssociationOffer, _ agreed: SecurityAgreement
    ) throws(Refusal) -> Unprotected {
        var message = Unprotected(apdu)
        while !message.apdu.isEmpty {
            let tag = message.apdu[0]
            if tag == APDUTag.generalSigning.rawValue {
                guard Self.served.contains(.generalProtection) else {
                    throw .decipher(because: .cipheringForm(tag: tag))
                }
                guard !message.protection.contains(.signedRequest) else {
                    throw .decipher(because: .nesting(tag: tag))
                }
                try removeSignature(from: &message, of: offer, agreed)
            } else if let ciphered = try CipheredMessage(message.apdu) {
                guard message.form == nil else { throw .decipher(because: .nesting(tag: tag)) }
                try decipher(ciphered, &message, of: offer, agreed)
            } else {
                break
            }
        }
        try check(message.protection, of: offer)
        return message
    }

    /// Checks suite, key, sender and counter of a message, deciphers it and checks its tag. The order matters: nothing
    /// is remembered of a message that is not genuine.
    mutating func decipher(
        _ ciphered: CipheredMessage, _ message: inout Unprotected, of offer: AssociationOffer,
        _ agreed: SecurityAgreement
    ) throws(Refusal) {
        let control = ciphered.contents.securityControl
        try check(control, of: offer)
        var agreed = agreed
        agreed.client = agreed.client ?? message.sender
        let sender = try checkSender(ciphered.sender, agreed)
        if ciphered.form == .generalCiphering { try checkRecipient(ciphered.header.recipientSystemTitle) }
        let key = try key(of: ciphered, from: sender, offer, agreed)
        let counter = ciphered.contents.invocationCounter
        let least = application.security.leastCounter(of: key, from: sender)
        guard UInt64(counter) >= least else {
            throw .exception(
                ExceptionResponse.serviceUnknown, ExceptionResponse.invocationCounterError,
                because: .invocationCounter(received: counter, least: least))
        }
        message.apdu = try open(ciphered, with: key, Nonce(sender: sender, counter: counter), of: offer)
        guard application.security.received(counter, of: key, from: sender) else {
            throw .decipher(because: .tooManySenders)
        }
        message.protection.formUnion(Protection(request: control))
        (message.form, message.keyInfo, message.sender) = (ciphered.form, ciphered.keyInfo, sender)
        message.transactionID = ciphered.header.transactionID
        let isGlobal = !ciphered.form.usesDedicatedKey && present.messageKey == nil
        message.leastCounter = isGlobal ? least : nil
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
        // Before anything is remembered: who sends less than is demanded may be anybody. A signature may be within.
        try check(Protection(request: control).union(.signedRequest), of: offer)
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

    /// - Parameter named: the sender as the APDU names it; empty when it does not.
    func checkSender(_ named: Octets, _ agreed: SecurityAgreement) throws(Refusal) -> SystemTitle {
        let known = agreed.client ?? (agreed.takesSender ? SystemTitle(named) : nil)
        guard let expected = known else { throw .decipher(because: .callingAPTitle(length: nil)) }
        guard named.isEmpty || SystemTitle(named) == expected else {
            throw .decipher(because: .sender(found: SystemTitle(named), expected: expected))
        }
        return expected
    }

    func checkRecipient(_ named: Octets) throws(Refusal) {
        let own = application.security.systemTitle
        guard named.isEmpty || SystemTitle(named) == own else {
            throw .decipher(because: .recipient(found: SystemTitle(named), expected: own))
        }
    }

    private mutating func key(
        of message: CipheredMessage, from sender: SystemTitle, _ offer: AssociationOffer, _ agreed: SecurityAgreement
    ) throws(Refusal) -> KeyHandle {
        if message.form.usesDedicatedKey {
            guard let key = agreed.dedicatedKey else { throw .decipher(because: .noDedicatedKey) }
            return key
        }
        var isBroadcast = message.contents.securityControl.usesBroadcastKey
        switch message.keyInfo {
        case nil: break
        case .identified(let id):
            guard id <= 1 else { throw .decipher(because: .unknownKey(choice: 0, id: id)) }
            isBroadcast = isBroadcast || id == 1
        case .wrapped, .agreed:
            let key = try messageKey(of: message, from: sender, offer)
            present.messageKey = key
            return key
        }
        guard let key = application.security.key(isBroadcast ? .broadcastEncryption : .unicastEncryption, of: offer)
        else { throw .decipher(because: .noGlobalKey(isBroadcast: isBroadcast)) }
        return key
    }

    private mutating func open(
        _ message: CipheredMessage, with key: KeyHandle, _ nonce: Nonce, of offer: AssociationOffer
    ) throws(Refusal) -> Octets {
        let contents = message.contents
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
        let additional = AdditionalData(
            control.rawValue, of: offer, header: message.headerOctets, application.security)
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
