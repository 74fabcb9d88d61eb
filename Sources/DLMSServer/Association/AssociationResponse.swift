import DLMSWire

/// Writes AAREs.
///
/// - Spec: IEC 62056-5-3, AARE-apdu
enum AssociationResponse {
    static func accept(_ agreement: Agreement, into writer: inout ByteWriter) {
        let aare = AARE(
            applicationContextName: .applicationContext(agreement.offer.contextID), result: .accepted,
            diagnostic: .userNull
        )
        aare.encode(into: &writer) { InitiateResponse(agreement.context).encode(into: &$0) }
    }

    /// Refuses with the user information that tells how far the xDLMS half came: what would have been agreed, or the
    /// error in it.
    static func refuse(_ refusal: Refusal, _ request: AssociationRequest, into writer: inout ByteWriter) {
        switch (refusal.answer, request.negotiated) {
        case (.aare, .success(let context)):
            aare(refusing: refusal, request.offer.contextID)
                .encode(into: &writer) { InitiateResponse(context).encode(into: &$0) }
        case (.aare, .failure(let error)):
            aare(refusing: refusal, request.offer.contextID)
                .encode(into: &writer) { initiateError(error).encode(into: &$0) }
        default: refuse(refusal, contextID: request.offer.contextID, into: &writer)
        }
    }

    /// Refuses an AARQ of which nothing more is known.
    static func refuse(_ refusal: Refusal, contextID: UInt8, into writer: inout ByteWriter) {
        aare(refusing: refusal, contextID).encode(into: &writer) { initiateError(refusal).encode(into: &$0) }
    }

    private static func aare(refusing refusal: Refusal, _ contextID: UInt8) -> AARE {
        var result = AssociationResult.rejectedPermanent
        var diagnostic = ResultSourceDiagnostic.noReasonGiven
        switch refusal.answer {
        case .aare(let code, let source, let reason):
            result = AssociationResult(rawValue: code)
            diagnostic = ResultSourceDiagnostic(source: source, code: reason)
        case .aareWithInitiateError(let code, let reason, _):
            result = AssociationResult(rawValue: code)
            diagnostic.code = reason
        default: preconditionFailure("an AARQ is answered with an AARE")
        }
        return AARE(
            applicationContextName: .applicationContext(contextID), result: result, diagnostic: diagnostic
        )
    }

    private static func initiateError(_ refusal: Refusal) -> ConfirmedServiceError {
        var code = InitiateError.other
        if case .aareWithInitiateError(_, _, let error) = refusal.answer { code = error }
        return ConfirmedServiceError(
            service: ConfirmedServiceError.initiateError, kind: ConfirmedServiceError.initiateKind, code: code
        )
    }
}

extension InitiateResponse {
    /// Names what was agreed. Quality of service is not used by DLMS/COSEM and never agreed.
    init(_ context: NegotiatedContext) {
        self.init(
            negotiatedDLMSVersion: context.dlmsVersion, negotiatedConformance: context.conformance,
            serverMaxReceivePDUSize: context.maxReceivePDU
        )
    }
}
