import DLMSWire

/// An AARQ and what the definition offers to its sender: the checks that need no application.
struct AssociationRequest {
    let aarq: AARQ
    let offer: AssociationOffer
    /// What the client proposes for the xDLMS services; nil when it is missing or malformed.
    private let initiate: InitiateRequest?
    /// What is agreed for the xDLMS services, or why nothing is. It is known before the rest is checked, because an
    /// AARE that refuses for a reason of ACSE tells it as well.
    let negotiated: Result<NegotiatedContext, Refusal>

    init(_ aarq: AARQ, offer: AssociationOffer, served: Conformance) {
        (self.aarq, self.offer) = (aarq, offer)
        do throws(Refusal) {
            let initiate = try Self.readInitiate(of: aarq)
            self.initiate = initiate
            negotiated = Negotiation(offer: offer, served: served).agree(to: initiate)
        } catch {
            initiate = nil
            negotiated = .failure(error)
        }
    }

    /// The AARE and later responses are wanted. True also when the AARQ does not say: a client that is told why it
    /// was refused is better off.
    var isConfirmed: Bool { initiate?.responseAllowed ?? true }

    private static func readInitiate(of aarq: AARQ) throws(Refusal) -> InitiateRequest {
        guard let octets = aarq.userInformation else {
            throw .initiate(InitiateError.other, because: .userInformationMissing)
        }
        var reader = ByteReader(octets)
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
        guard let version = aarq.protocolVersion, !version.contains(0) else { return }
        throw .aare(.noCommonACSEVersion, because: .protocolVersion(asked: UInt8(truncatingIfNeeded: version.value)))
    }

    private func checkContext() throws(Refusal) {
        guard offer.contextID == ApplicationContext.logicalNames else {
            throw .aare(.applicationContextNameNotSupported, because: .contextNotServed(offer.contextID))
        }
        let asked = aarq.applicationContextID
        guard asked == offer.contextID else {
            throw .aare(
                .applicationContextNameNotSupported,
                because: .applicationContext(asked: asked, allowed: offer.contextID)
            )
        }
    }

    private func checkMechanism() throws(Refusal) {
        let allowed = offer.mechanismID
        guard allowed <= Mechanism.low else {
            throw .aare(.mechanismNameNotRecognised, because: .mechanismNotServed(allowed))
        }
        guard aarq.mechanismName != nil else { return try checkNoMechanism() }
        let asked = aarq.mechanismID
        guard asked == allowed else {
            throw .aare(.mechanismNameNotRecognised, because: .mechanism(asked: asked, allowed: allowed))
        }
        guard allowed == Mechanism.lowest || selectsAuthentication else {
            throw .aare(.authenticationRequired, because: .authenticationNotSelected)
        }
    }

    private func checkNoMechanism() throws(Refusal) {
        guard offer.mechanismID != Mechanism.lowest else { return }
        let triesTo = selectsAuthentication || aarq.callingAuthenticationValue != nil
        throw .aare(
            triesTo ? .mechanismNameRequired : .authenticationRequired,
            because: .mechanism(asked: nil, allowed: offer.mechanismID)
        )
    }

    /// The AARQ's ACSE requirements name the authentication functional unit.
    private var selectsAuthentication: Bool { aarq.senderACSERequirements?.contains(0) ?? false }
}

/// Last arcs of the authentication mechanism names that are served.
enum Mechanism {
    static let lowest: UInt8 = 0
    static let low: UInt8 = 1
}

/// Last arcs of the application context names that are served.
enum ApplicationContext {
    static let logicalNames: UInt8 = 1
}
