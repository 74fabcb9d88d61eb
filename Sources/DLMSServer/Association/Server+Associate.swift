import DLMSWire

/// Opening an association: AARQ and AARE.
///
/// - Spec: IEC 62056-5-3, COSEM-OPEN service
extension Server where Application: ~Copyable {
    /// Answers an AARQ. An association that is open already between these SAPs ends first, whatever becomes of the
    /// new one: the client has given it up.
    #if hasFeature(Embedded)
        // An AARQ takes the largest frame: no other service is to stand on it.
        @inline(never)
    #endif
    mutating func associate(_ exchange: Exchange, in session: inout LinkSession, into response: inout ByteWriter) {
        if let index = exchange.association,
            !(Application.hasPreEstablishedAssociations && session.isPreEstablished(index))
        {
            end(index, of: &session)
        }
        var peer = exchange.peer
        (peer.association, peer.context) = (nil, .none)
        do throws(Refusal) {
            let offer = try findOffer(for: peer)
            peer.association = offer.index
            let isSecure = Application.Security.isServed
            let request = try AssociationRequest(
                from: exchange.apdu, offer: offer, served: Self.served, isSecure: isSecure
            ) { (information, title) throws(Refusal) in
                isSecure ? try openInitiate(information, from: title, for: offer) : (information, [])
            }
            answer(request, from: peer, in: &session, into: &response)
        } catch {
            refuse(error, nil, peer, into: &response)
        }
    }

    private mutating func answer(
        _ request: AssociationRequest, from peer: Peer, in session: inout LinkSession, into response: inout ByteWriter
    ) {
        do throws(Refusal) {
            let index = try open(request, in: &session)
            guard let agreement = session.associations[index].agreement else { return }
            if Application.Security.isServed, offerIsSecure(agreement.offer) {
                return try accept(agreement, request, index, in: &session, into: &response)
            }
            if agreement.isConfirmed { AssociationResponse(accepting: agreement).encode(into: &response) }
            application.report(.associated(agreement.offer, agreement.context), from: session.peer(agreement))
        } catch {
            refuse(error, request, peer, into: &response)
        }
    }

    private mutating func refuse(
        _ refusal: Refusal, _ request: AssociationRequest?, _ peer: Peer, into response: inout ByteWriter
    ) {
        if request?.isConfirmed ?? true { AssociationResponse(refusal, to: request).encode(into: &response) }
        application.report(.refused(refusal), from: peer)
    }

    private func findOffer(for peer: Peer) throws(Refusal) -> AssociationOffer {
        if let offer = application.association(client: peer.client, server: peer.server) {
            guard Application.hasPreEstablishedAssociations, offer.isPreEstablished else { return offer }
            throw .initiate(InitiateError.refused, because: .preEstablished)
        }
        let isKnown = application.hasLogicalDevice(peer.server)
        throw .initiate(
            InitiateError.refused, because: isKnown ? .unknownClient(peer.client) : .unknownLogicalDevice(peer.server)
        )
    }

    private mutating func open(
        _ request: AssociationRequest, in session: inout LinkSession
    ) throws(Refusal) -> Int {
        try request.check()
        try checkLockOut(of: request.offer)
        try checkPassword(of: request)
        let context = try request.negotiated.get()
        guard let index = session.findFree() else {
            throw .initiate(
                InitiateError.refused, result: .rejectedTransient, because: .tooManyAssociations(limit: session.limit)
            )
        }
        let agreement = Agreement(offer: request.offer, context: context, isConfirmed: request.isConfirmed)
        if Application.Security.isServed {
            let isPending = request.offer.mechanismID > Mechanism.low
            session.associations[index].agree(try agreeSecurity(request), isPending: isPending)
        }
        session.associations[index].open(agreement)
        return index
    }

    /// Even the right password does not help as long as nobody is let in.
    func checkLockOut(of offer: AssociationOffer) throws(Refusal) {
        guard let seconds = application.lockOut(of: offer) else { return }
        throw .aare(.authenticationFailure, result: .rejectedTransient, because: .lockedOut(seconds: seconds))
    }

    /// Checks the password of low level security. One that is missing is compared as an empty one, to learn the
    /// length that was expected.
    private mutating func checkPassword(of request: AssociationRequest) throws(Refusal) {
        guard request.offer.mechanismID == Mechanism.low else { return }
        let password = request.password
        guard
            case .rejected(let received, let expected) = application.accepts(
                password: password ?? .empty, for: request.offer
            )
        else { return }
        guard password != nil else {
            throw .aare(.authenticationRequired, because: .passwordMissing(expectedLength: expected))
        }
        throw .aare(.authenticationFailure, because: .password(receivedLength: received, expectedLength: expected))
    }
}
