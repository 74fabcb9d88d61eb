import DLMSWire

/// An AARE, to be written.
///
/// - Spec: IEC 62056-5-3, AARE-apdu
struct AssociationResponse {
    private let contextID: UInt8
    private let result: AssociationResult
    private let diagnostic: ResultSourceDiagnostic
    private let information: Information
    /// What the meter says of itself where there is high level security or ciphering.
    struct Security {
        /// Last arc of the application context name: of two that may be asked, the one that was.
        var contextID: UInt8
        var title: SystemTitle
        /// With high level security, the mechanism and the meter's challenge.
        var mechanismID: UInt8
        var challenge: Octets?
        /// The InitiateResponse, ciphered where it has to be.
        var information: Octets
    }

    /// The user information.
    private enum Information {
        case agreed(NegotiatedContext, vaaName: UInt16)
        /// Code of an initiateError.
        case error(UInt8)
    }

    init(accepting agreement: Agreement) {
        contextID = agreement.offer.contextID
        (result, diagnostic) = (.accepted, .userNull)
        information = .agreed(agreement.context, vaaName: agreement.offer.vaaName)
    }

    /// Refuses with the user information that tells how far the xDLMS half came: what would have been agreed, or the
    /// error in it. Nothing is known of that when the AARQ could not be read, or had nobody to go to.
    init(_ refusal: Refusal, to request: AssociationRequest?) {
        contextID = request?.offer.contextID ?? ApplicationContext.logicalNames
        switch refusal.answer {
        case .aare(let code, let source, let reason):
            result = AssociationResult(rawValue: code)
            diagnostic = ResultSourceDiagnostic(source: source, code: reason)
            information =
                switch request?.negotiated {
                case .success(let context)?: .agreed(context, vaaName: request?.offer.vaaName ?? 0)
                case .failure(let error)?: .error(error.initiateError)
                case nil: .error(InitiateError.other)
                }
        case .aareWithInitiateError(let code, let reason, let error):
            result = AssociationResult(rawValue: code)
            diagnostic = ResultSourceDiagnostic(source: ResultSourceDiagnostic.noReasonGiven.source, code: reason)
            information = .error(error)
        default: preconditionFailure("an AARQ is answered with an AARE")
        }
    }

    func encode(into writer: inout ByteWriter) {
        let aare = AARE(
            applicationContextName: .applicationContext(contextID), result: result, diagnostic: diagnostic
        )
        aare.encode(into: &writer) { writer in
            switch information {
            case .agreed(let context, let vaaName): InitiateResponse(context, vaaName: vaaName).encode(into: &writer)
            case .error(let code):
                let service = ConfirmedServiceError.initiateError
                ConfirmedServiceError(service: service, kind: ConfirmedServiceError.initiateKind, code: code)
                    .encode(into: &writer)
            }
        }
    }
}

extension AssociationResponse {
    /// Writes an AARE that accepts. With a challenge the client has still to prove that it knows the secret.
    func encode(_ security: Security, into writer: inout ByteWriter) {
        var aare = AARE(
            applicationContextName: .applicationContext(security.contextID), result: result,
            diagnostic: security.challenge == nil ? diagnostic : .authenticationRequired
        )
        let title = security.title.rawValue.bigEndian
        withUnsafeBytes(of: title) { title in
            aare.respondingAPTitle = Octets(title)
            if let challenge = security.challenge {
                aare.responderACSERequirements = .bit0
                aare.mechanismName = .mechanism(security.mechanismID)
                aare.respondingAuthenticationValue = AuthenticationValue(octets: challenge)
            }
            aare.encode(into: &writer) { $0.octets(security.information) }
        }
    }
}

extension Refusal {
    /// The initiateError that the refusal puts into an AARE.
    fileprivate var initiateError: UInt8 {
        if case .aareWithInitiateError(_, _, let error) = answer { error } else { InitiateError.other }
    }
}

extension InitiateResponse {
    /// Names what was agreed. Quality of service is not used by DLMS/COSEM and never agreed.
    init(_ context: NegotiatedContext, vaaName: UInt16) {
        self.init(
            negotiatedDLMSVersion: context.dlmsVersion, negotiatedConformance: context.conformance,
            serverMaxReceivePDUSize: context.maxReceivePDU, vaaName: vaaName
        )
    }
}

extension AssociationOffer {
    /// The vaa-name: with short names, the base name of the current association.
    var vaaName: UInt16 { usesShortNames ? InitiateResponse.vaaNameSN : InitiateResponse.vaaNameLN }
}
