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
    /// Password of low level security, or challenge of high level security.
    let password: Octets?
    /// The client's system title.
    let client: SystemTitle?
    /// Octets of what came as that.
    private let titleLength: Int?
    /// How the InitiateRequest was protected.
    let protection: Protection
    /// A key for this association only.
    let dedicatedKey: Octets?
    /// Whether high level security and ciphering are served.
    private let isSecure: Bool
    private let protocolVersion: ShortBitString?
    private let contextID: UInt8?
    private let mechanism: OID?
    /// The ACSE requirements name the authentication functional unit.
    private let selectsAuthentication: Bool

    /// An InitiateRequest, and how it was protected.
    typealias Initiate = (apdu: Octets, protection: Protection)

    /// Reads an AARQ from its tag on.
    /// - Parameter open: takes the user information, deciphered where it is ciphered, with the client's title.
    init(
        from apdu: Octets, offer: AssociationOffer, served: Conformance, isSecure: Bool,
        opening open: (Octets, SystemTitle?) throws(Refusal) -> Initiate
    ) throws(Refusal) {
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            let aarq = try AARQ(from: &reader)
            try reader.finish("AARQ")
            self.init(aarq, offer: offer, served: served, isSecure: isSecure, opening: open)
        } catch {
            throw .aare(.providerGivesNoReason, because: .malformed(error))
        }
    }

    private init(
        _ aarq: AARQ, offer: AssociationOffer, served: Conformance, isSecure: Bool,
        opening open: (Octets, SystemTitle?) throws(Refusal) -> Initiate
    ) {
        (self.offer, self.isSecure) = (offer, isSecure)
        let title = isSecure ? aarq.callingAPTitle.flatMap { SystemTitle($0) } : nil
        (client, titleLength) = (title, aarq.callingAPTitle?.count)
        password = aarq.callingAuthenticationValue?.octets
        (protocolVersion, contextID) = (aarq.protocolVersion, aarq.applicationContextID)
        mechanism = aarq.mechanismName
        selectsAuthentication = aarq.senderACSERequirements?.contains(0) ?? false
        do throws(Refusal) {
            guard let information = aarq.userInformation else {
                throw .initiate(InitiateError.other, because: .userInformationMissing)
            }
            let opened = try open(information, title)
            let initiate = try Self.readInitiate(opened.apdu)
            (isConfirmed, protection) = (initiate.responseAllowed, opened.protection)
            dedicatedKey = initiate.dedicatedKey
            let isCiphered = isSecure && contextID == offer.contextID && offer.isCiphered
            negotiated = Negotiation(offer: offer, served: served, isCiphered: isCiphered).agree(to: initiate)
        } catch {
            (isConfirmed, protection, dedicatedKey) = (true, [], nil)
            negotiated = .failure(error)
        }
    }

    private static func readInitiate(_ information: Octets) throws(Refusal) -> InitiateRequest {
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
        if isSecure {
            try checkTitle()
            try checkChallenge()
        }
    }

    /// Whether the association is asked for with ciphering, and may be.
    var isCiphered: Bool { contextID == offer.contextID && offer.isCiphered }

    /// Whoever ciphers, or proves itself by mechanisms 5 to 7, must say who it is.
    private func checkTitle() throws(Refusal) {
        guard isCiphered || offer.mechanismID >= Mechanism.gmac, client == nil else { return }
        throw .aare(.callingAPTitleNotRecognized, because: .callingAPTitle(length: titleLength))
    }

    private func checkChallenge() throws(Refusal) {
        guard offer.mechanismID > Mechanism.low else { return }
        guard let challenge = password else {
            throw .aare(.authenticationRequired, because: .challengeLength(nil))
        }
        guard Challenges.lengths.contains(challenge.count) else {
            throw .aare(.authenticationFailure, because: .challengeLength(challenge.count))
        }
    }

    private func checkProtocolVersion() throws(Refusal) {
        guard let version = protocolVersion, !version.contains(0) else { return }
        throw .aare(.noCommonACSEVersion, because: .protocolVersion(asked: UInt8(truncatingIfNeeded: version.value)))
    }

    private func checkContext() throws(Refusal) {
        let isServed =
            offer.contextID <= ApplicationContext.shortNames
            || isSecure && offer.contextID <= ApplicationContext.shortNamesCiphered
        guard isServed else {
            throw .aare(.applicationContextNameNotSupported, because: .contextNotServed(offer.contextID))
        }
        let isPlain = offer.acceptsPlainContext && contextID == offer.plainContextID
        guard contextID == offer.contextID || isPlain else {
            throw .aare(
                .applicationContextNameNotSupported,
                because: .applicationContext(asked: contextID, allowed: offer.contextID)
            )
        }
    }

    private func checkMechanism() throws(Refusal) {
        let allowed = offer.mechanismID
        guard allowed <= (isSecure ? Mechanism.ecdsa : Mechanism.low) else {
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
    /// The first of high level security; 2 is a manufacturer's own, here that of IS 15959.
    static let high: UInt8 = 2
    static let md5: UInt8 = 3
    static let sha1: UInt8 = 4
    static let gmac: UInt8 = 5
    static let sha256: UInt8 = 6
    static let ecdsa: UInt8 = 7
}

/// Last arcs of the application context names that are served.
enum ApplicationContext {
    static let logicalNames: UInt8 = 1
    static let shortNames: UInt8 = 2
    static let logicalNamesCiphered: UInt8 = 3
    static let shortNamesCiphered: UInt8 = 4
}
