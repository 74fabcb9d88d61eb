import DLMSWire

/// A DLMS/COSEM server: answers APDUs from the objects of its application.
///
/// It is synchronous and owns no buffers: octets in, octets out. One server serves any number of links; what it
/// knows of a link is in that link's ``LinkSession``.
public struct Server<Application: DataInterface & ~Copyable>: ~Copyable {
    public var application: Application
    /// What the security of the present request is, and what it asks of the response.
    var present = PresentRequest()

    public init(_ application: consuming Application) { self.application = application }
}

extension Server where Application: ~Copyable {
    /// Answers one APDU.
    /// - Parameters:
    ///   - apdu: what came, without wrapper or HDLC header.
    ///   - client: SAP of the client that sent it.
    ///   - server: SAP of the logical device it is meant for.
    ///   - now: time since start.
    ///   - response: where the answer is appended. Room for the longest APDU that the meter's associations send is
    ///     enough; with less, responses are shorter.
    public mutating func receive(
        _ apdu: Octets, client: UInt16, server: UInt16, in session: inout LinkSession, at now: Duration,
        response: inout ByteWriter
    ) -> Reaction {
        session.lastHeard = now
        let start = response.count
        var exchange = Exchange(apdu, client: client, server: server, in: session, responseAt: start)
        if Application.hasPreEstablishedAssociations, exchange.association == nil, exchange.kind != .aarq,
            establish(client: client, server: server, in: &session)
        {
            exchange = Exchange(apdu, client: client, server: server, in: session, responseAt: start)
        }
        switch exchange.kind {
        case .aarq: associate(exchange, in: &session, into: &response)
        case .rlrq: release(exchange, in: &session, into: &response)
        case .get, .set, .action, .access, .read, .write, .unconfirmedWrite, .generalBlock, .lateConfirmation,
            .otherRequest, .unknown:
            if Application.Security.isServed, let association = exchange.association,
                let agreement = protectedAgreement(association, in: session)
            {
                // General blocks are not protected themselves: what they carry is.
                if exchange.kind == .generalBlock {
                    serve(exchange, in: &session, into: &response)
                } else {
                    serveProtected(exchange, association, agreement, in: &session, into: &response)
                }
            } else {
                serve(exchange, in: &session, into: &response)
            }
        }
        if Application.Security.isServed {
            forgetMessageKeys()
            application.security.exchangeEnded()
        }
        // A host that leaves less room than the shortest answer sends none, rather than half of one.
        if response.hasOverflowed { response.rewind(to: start) }
        guard response.count > start else { return .silent }
        return isStreaming(exchange.association, in: session) ? .stream : .respond
    }

    /// What an association stands on whose messages are protected, or may be; nil for others.
    func protectedAgreement(_ association: Int, in session: borrowing LinkSession) -> Agreement? {
        guard let agreement = session.associations[association].agreement,
            session.associations[association].security.isCiphered || demandsProtection(agreement.offer)
        else { return nil }
        return agreement
    }

    /// Whether an association that may do without ciphering must not, by the policy that it has now.
    private func demandsProtection(_ offer: AssociationOffer) -> Bool {
        guard offer.acceptsPlainContext || offer.mechanismID >= Mechanism.gmac else { return false }
        return !application.security.policy(of: offer).ofRequest.isEmpty
    }

    /// The link is gone, and the associations on it: reports each of them as released.
    public mutating func close(_ session: inout LinkSession) {
        for index in 0..<session.limit { end(index, of: &session) }
    }

    /// The way between a client and a logical device is gone, and the association on it: an HDLC connection.
    public mutating func close(_ session: inout LinkSession, client: UInt16, server: UInt16) {
        if let index = session.find(client: client, server: server) { end(index, of: &session) }
    }

    /// Ends the association at `index`, if it is open.
    mutating func end(_ index: Int, of session: inout LinkSession) {
        abandonTransfer(of: index, in: &session)
        guard let agreement = session.associations[index].agreement else { return }
        let (wasPending, key) = (
            session.associations[index].isPending, session.associations[index].security.dedicatedKey
        )
        session.associations[index].close()
        guard Application.Security.isServed else {
            return application.report(.released(agreement.offer), from: session.peer(agreement))
        }
        session.giveBack(index)
        if let key { application.security.remove(dedicatedKey: key) }
        guard !wasPending else { return }
        application.report(.released(agreement.offer), from: session.peer(agreement))
    }
}
