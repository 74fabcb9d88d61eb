import DLMSWire

/// Serving an association whose context has ciphering: around the services, which know nothing of it.
extension Server where Application: ~Copyable {
    #if hasFeature(Embedded)
        // A frame of its own: what is not ciphered does not stand on it.
        @inline(never)
    #endif
    mutating func serveProtected(
        _ exchange: Exchange, _ association: Int, _ agreement: Agreement, in session: inout LinkSession,
        into response: inout ByteWriter
    ) {
        var (offer, agreed) = (agreement.offer, session.associations[association].security)
        let limit = response.limit
        do throws(Refusal) {
            // Without ciphering in its context nothing can be protected enough.
            if !agreed.isCiphered { try check([], of: offer) }
            let message = try unprotect(exchange.apdu, of: offer, agreed)
            agreed.client = agreed.client ?? message.sender
            let isChanged = !message.protection.isEmpty
            let kind = isChanged && !message.apdu.isEmpty ? Exchange.Kind(tag: message.apdu[0]) : exchange.kind
            let form = message.form ?? .forResponse(toPlain: kind)
            let envelope = try openEnvelope(form, for: message, offer, agreed, into: &response)
            let inner = Exchange(exchange, deciphered: isChanged ? message.apdu : nil, responseAt: envelope.body)
            let end = min(limit, exchange.start &+ Int(agreement.context.maxSendPDU))
            let behind = Envelope.behind &+ sizeOfSignature(on: message, offer, agreed)
            response.setLimit(max(envelope.body, end &- behind))
            (present.protection, present.leastCounter) = (message.protection, message.leastCounter)
            serve(inner, in: &session, into: &response)
            response.setLimit(max(response.count, end))
            try protect(message, envelope, offer, agreed, in: &response)
            response.setLimit(limit)
        } catch {
            response.setLimit(limit)
            refuse(exchange, error, into: &response)
        }
    }

    /// Octets to be kept free for a signature that the response will have: as its request had one, or the policy asks for
    /// it. Where only a right asks for it, the response has to leave the room.
    private func sizeOfSignature(
        on message: Unprotected, _ offer: AssociationOffer, _ agreed: SecurityAgreement
    ) -> Int {
        let policy = application.security.policy(of: offer)
        guard Self.served.contains(.generalProtection),
            policy.contains(.signedResponse) || message.protection.contains(.signedRequest)
        else { return 0 }
        return signatureSize(message.signedTransactionID, offer, agreed)
    }

    /// Protects a response as its request was, and as policy and rights ask.
    private mutating func protect(
        _ message: Unprotected, _ envelope: Envelope, _ offer: AssociationOffer, _ agreed: SecurityAgreement,
        in response: inout ByteWriter
    ) throws(Refusal) {
        let protection = message.protection.mirrored.union(application.security.policy(of: offer).ofResponse)
            .union(present.demanded.ofResponse)
        let isSigned = Self.served.contains(.generalProtection) && protection.contains(.signedResponse)
        let id = message.signedTransactionID
        if isSigned, !message.isSignedOutside, response.count > envelope.body {
            try sign(from: envelope.body, id, of: offer, agreed, in: &response)
        }
        try close(envelope, protection, of: offer, agreed, in: &response)
        if isSigned, message.isSignedOutside { try sign(from: envelope.start, id, of: offer, agreed, in: &response) }
    }
}

extension CipheringForm {
    /// The form of a response that must be protected although its request was not.
    static func forResponse(toPlain request: Exchange.Kind) -> CipheringForm {
        request == .access ? .generalGlobal : .global
    }
}

extension Exchange {
    /// The exchange with the APDU that another one brought.
    init(_ outer: Exchange, deciphered apdu: Octets?, responseAt start: Int) {
        self = outer
        self.start = start
        // A block is around what is protected, never within.
        peer.context.conformance.subtract(.generalBlockTransfer)
        guard let apdu else { return }
        self.apdu = apdu
        kind = apdu.isEmpty ? .unknown : Kind(tag: apdu[0])
        isConfirmed = kind.isConfirmed(in: apdu)
    }
}
