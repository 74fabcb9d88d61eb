import DLMSWire

/// Opening and ending an association that has high level security or ciphering.
///
/// - Spec: IEC 62056-5-3, COSEM-OPEN and COSEM-RELEASE services with ciphering
extension Server where Application: ~Copyable {
    /// Whether the meter names itself, and perhaps challenges the client.
    func offerIsSecure(_ offer: AssociationOffer) -> Bool { offer.isCiphered || offer.mechanismID > Mechanism.low }

    /// Opens the user information of an AARQ, and asks for the protection that the policy demands.
    mutating func openInitiate(
        _ information: Octets, from title: SystemTitle?, for offer: AssociationOffer
    ) throws(Refusal) -> AssociationRequest.Initiate {
        do throws(Refusal) {
            guard let ciphered = try CipheredMessage(information) else { return (information, []) }
            let agreed = SecurityAgreement(isCiphered: true, client: title)
            var message = Unprotected(information)
            try decipher(ciphered, &message, of: offer, agreed)
            return (message.apdu, message.protection)
        } catch {
            if case .malformed = error.reason { throw .initiate(InitiateError.other, because: error.reason) }
            throw .aare(.authenticationFailure, because: error.reason)
        }
    }

    /// What of the request is about security; takes a dedicated key into use.
    mutating func agreeSecurity(_ request: AssociationRequest) throws(Refusal) -> SecurityAgreement {
        var agreed = SecurityAgreement(isCiphered: request.isCiphered, client: request.client)
        guard agreed.isCiphered else { return agreed }
        // An InitiateRequest is not signed: who sends it is proved with what follows.
        let needed = application.security.policy(of: request.offer).ofRequest.subtracting(.signedRequest)
        guard request.protection.isSuperset(of: needed) else {
            throw .initiate(
                InitiateError.refused, because: .protectionMissing(needed: needed, found: request.protection))
        }
        guard let key = request.dedicatedKey else { return agreed }
        if request.protection.contains(.encryptedRequest) {
            agreed.dedicatedKey = application.security.install(dedicatedKey: key, for: request.offer)
        }
        guard agreed.dedicatedKey != nil else {
            throw .initiate(InitiateError.refused, because: .dedicatedKeyRefused(length: key.count))
        }
        return agreed
    }

    /// Answers an AARQ that was let in; with high level security the association is pending from now on.
    mutating func accept(
        _ agreement: Agreement, _ request: AssociationRequest, _ index: Int, in session: inout LinkSession,
        into response: inout ByteWriter
    ) throws(Refusal) {
        let (offer, agreed) = (agreement.offer, session.associations[index].security)
        var challenge: Octets?
        do throws(Refusal) {
            if session.associations[index].isPending {
                challenge = try makeChallenge(
                    for: request.password ?? .empty, offer.mechanismID, index, in: &session)
            }
            let security = AssociationResponse.Security(
                contextID: agreed.isCiphered ? offer.contextID : offer.plainContextID,
                title: application.security.systemTitle, mechanismID: offer.mechanismID, challenge: challenge,
                information: try initiateResponse(to: request.protection, agreement, agreed))
            if agreement.isConfirmed {
                AssociationResponse(accepting: agreement).encode(security, into: &response)
            }
        } catch {
            end(index, of: &session)
            throw error
        }
        if let client = agreed.client { application.security.associated(client, with: offer) }
        guard challenge == nil else { return }
        application.report(.associated(offer, agreement.context), from: session.peer(agreement))
    }

    private mutating func makeChallenge(
        for client: Octets, _ mechanism: UInt8, _ index: Int, in session: inout LinkSession
    ) throws(Refusal) -> Octets {
        let size = Challenges.size(client: client.count, mechanism)
        guard session.keeping >= size else {
            throw .aare(.providerGivesNoReason, because: .requestTooLong(length: size, limit: session.keeping))
        }
        let memory = Challenges.keep(client: client, in: session.memory(of: index), mechanism)
        application.security.fillWithRandom(memory)
        return Octets(UnsafeRawBufferPointer(memory))
    }

    /// The InitiateResponse, protected as the request was and the policy demands, in the scratch memory.
    private mutating func initiateResponse(
        to request: Protection, _ agreement: Agreement, _ agreed: SecurityAgreement
    ) throws(Refusal) -> Octets {
        var writer = ByteWriter(application.security.scratch)
        let envelope = Envelope(.global, from: application.security.systemTitle, into: &writer)
        InitiateResponse(agreement.context, vaaName: agreement.offer.vaaName).encode(into: &writer)
        let policy = application.security.policy(of: agreement.offer).ofResponse
        let protection = agreed.isCiphered ? request.mirrored.union(policy) : []
        try close(envelope, protection, of: agreement.offer, agreed, in: &writer)
        return writer.written
    }

    /// Ends a ciphered association. User information need not be there; what is there must be genuine.
    mutating func releaseCiphered(
        _ exchange: Exchange, _ association: Int, _ agreement: Agreement, in session: inout LinkSession,
        into response: inout ByteWriter
    ) throws(Refusal) {
        let agreed = session.associations[association].security
        var protection: Protection?
        if let information = try readRLRQ(exchange.apdu) {
            protection = try openRelease(information, agreement, agreed)
        }
        let answer = RLRE(reason: RLREReason.normal)
        if let protection {
            let information = try initiateResponse(to: protection, agreement, agreed)
            if !exchange.isSilent { answer.encode(into: &response) { $0.octets(information) } }
        } else if !exchange.isSilent {
            answer.encode(into: &response)
        }
        end(association, of: &session)
    }

    private mutating func openRelease(
        _ information: Octets, _ agreement: Agreement, _ agreed: SecurityAgreement
    ) throws(Refusal) -> Protection {
        do throws(Refusal) {
            var message = Unprotected(information)
            if let ciphered = try CipheredMessage(information) {
                try decipher(ciphered, &message, of: agreement.offer, agreed)
            }
            _ = try readInitiate(message.apdu)
            let needed = application.security.policy(of: agreement.offer).ofRequest.subtracting(.signedRequest)
            let found = message.protection
            guard found.isSuperset(of: needed) else {
                throw .notReleased(because: .protectionMissing(needed: needed, found: found))
            }
            return found
        } catch {
            throw .notReleased(because: error.reason)
        }
    }
}
