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
        let (offer, agreed) = (agreement.offer, session.associations[association].security)
        let limit = response.limit
        do throws(Refusal) {
            // Without ciphering in its context nothing can be protected enough.
            if !agreed.isCiphered { try check([], of: offer) }
            let message = try CipheredMessage(exchange.apdu)
            let opened = try message.map { (message) throws(Refusal) in try decipher(message, of: offer, agreed) }
            let protection = opened?.protection ?? []
            if message == nil { try check(protection, of: offer) }
            let policy = application.security.policy(of: offer)
            let form = message?.form ?? .forResponse(toPlain: exchange.kind)
            let envelope = Envelope(form, from: application.security.systemTitle, into: &response)
            let inner = Exchange(exchange, deciphered: opened?.apdu, responseAt: envelope.body)
            let end = exchange.start &+ Int(agreement.context.maxSendPDU)
            response.setLimit(max(envelope.body, min(limit, end) &- Envelope.behind))
            present = PresentRequest(protection: protection, leastCounter: opened?.leastCounter)
            serve(inner, in: &session, into: &response)
            response.setLimit(limit)
            let demanded = present.demanded
            present = PresentRequest()
            let answered = protection.mirrored.union(policy.ofResponse).union(demanded.ofResponse)
            try close(envelope, answered, of: offer, agreed, in: &response)
        } catch {
            response.setLimit(limit)
            refuse(exchange, error, into: &response)
        }
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
        guard let apdu else { return }
        self.apdu = apdu
        kind = apdu.isEmpty ? .unknown : Kind(tag: apdu[0])
        isConfirmed = kind.isConfirmed(in: apdu)
    }
}
