import DLMSWire

/// What an AARQ asks for and what the definition offers to its sender: the checks that need no application.
struct AssociationRequest {
    let offer: AssociationOffer
    /// What is agreed for the xDLMS services, or why nothing is. It is known before the rest is checked, because an
    /// AARE that refuses for a reason of ACSE tells it as well.
    let negotiated: Result<NegotiatedContext, Refusal>
    /// The AARE and later responses are wanted. True also when the AARQ does not say: a client that is told why it
    /// was refused is better off.
    let isConfirmed: Bool
    /// Password of low level security.
    let password: Octets?
    private let protocolVersion: ShortBitString?
    private let contextID: UInt8?
    private let mechanism: OID?
    /// The ACSE requirements name the authentication functional unit.
    private let selectsAuthentication: Bool

    /// Reads an AARQ from its tag on.
    init(from apdu: Octets, offer: AssociationOffer, served: Conformance) throws(Refusal) {
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            let aarq = try AARQ(from: &reader)
            try reader.finish("AARQ")
            self.init(aarq, offer: offer, served: served)
        } catch {
            throw .aare(.providerGivesNoReason, because: .malformed(error))
        }
    }

    private init(_ aarq: AARQ, offer: AssociationOffer, served: Conformance) {
        self.offer = offer
        password = aarq.callingAuthenticationValue?.octets
        (protocolVersion, contextID) = (aarq.protocolVersion, aarq.applicationContextID)
        mechanism = aarq.mechanismName
        selectsAuthentication = aarq.senderACSERequirements?.contains(0) ?? false
        do throws(Refusal) {
            let initiate = try Self.readInitiate(aarq.userInformation)
            isConfirmed = initiate.responseAllowed
            negotiated = Negotiation(offer: offer, served: served).agree(to: initiate)
        } catch {
            isConfirmed = true
            negotiated = .failure(error)
        }
    }

    private static func readInitiate(_ information: Octets?) throws(Refusal) -> InitiateRequest {
        guard let information else { throw .initiate(InitiateError.other, because: .userInformationMissing) }
        var reader = ByteReader(information)
        do throws(DecodeError) {
            let initiate = try InitiateRequest(from: &reader)
            try reader.finish("user-information")
            return initiate
        } catch {
            throw .initiate(InitiateError.other, because: .malformed(error))
        }
    }
}

// MARK: - ACSE

extension AssociationRequest {
    /// Checks everything of ACSE but the secret.
    func check() throws(Refusal) {
        try checkProtocolVersion()
        try checkContext()
        try checkMechanism()
    }

    private func checkProtocolVersion() throws(Refusal) {
        guard let version = protocolVersion, !version.contains(0) else { return }
        throw .aare(.noCommonACSEVersion, because: .protocolVersion(asked: UInt8(truncatingIfNeeded: version.value)))
    }

    private func checkContext() throws(Refusal) {
        guard offer.contextID <= ApplicationContext.shortNames else {
            throw .aare(.applicationContextNameNotSupported, because: .contextNotServed(offer.contextID))
        }
        guard contextID == offer.contextID else {
            throw .aare(
                .applicationContextNameNotSupported,
                because: .applicationContext(asked: contextID, allowed: offer.contextID)
            )
        }
    }

    private func checkMechanism() throws(Refusal) {
        let allowed = offer.mechanismID
        guard allowed <= Mechanism.low else {
            throw .aare(.mechanismNameNotRecognised, because: .mechanismNotServed(allowed))
        }
        guard let mechanism else { return try checkNoMechanism() }
        guard mechanism.mechanismID == allowed else {
            throw .aare(
                .mechanismNameNotRecognised, because: .mechanism(asked: mechanism.mechanismID, allowed: allowed)
            )
        }
        guard allowed == Mechanism.lowest || selectsAuthentication else {
            throw .aare(.authenticationRequired, because: .authenticationNotSelected)
        }
    }

    private func checkNoMechanism() throws(Refusal) {
        guard offer.mechanismID != Mechanism.lowest else { return }
        let triesTo = selectsAuthentication || password != nil
        throw .aare(
            triesTo ? .mechanismNameRequired : .authenticationRequired,
            because: .mechanism(asked: nil, allowed: offer.mechanismID)
        )
    }
}

/// Last arcs of the authentication mechanism names that are served.
enum Mechanism {
    static let lowest: UInt8 = 0
    static let low: UInt8 = 1
}

/// Last arcs of the application context names that are served.
enum ApplicationContext {
    static let logicalNames: UInt8 = 1
    static let shortNames: UInt8 = 2
}
