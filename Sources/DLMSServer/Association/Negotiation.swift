import DLMSWire

/// The xDLMS half of opening an association: what is agreed to an InitiateRequest.
///
/// - Spec: IEC 62056-5-3, Initiate service
public struct Negotiation {
    /// The DLMS version number of this standard.
    static let dlmsVersion: UInt8 = 6
    /// Shortest APDU that a client must be able to take, in octets: a block with two octets of data.
    public static let leastPDU: UInt16 = 12

    let offer: AssociationOffer
    /// What the server can do at all.
    let served: Conformance
    var isCiphered = false

    func agree(to request: InitiateRequest) -> Result<NegotiatedContext, Refusal> {
        do throws(Refusal) {
            try check(request)
            let conformance = try agreeConformance(request.proposedConformance)
            let size = try agreeSize(request.clientMaxReceivePDUSize)
            return .success(
                NegotiatedContext(
                    conformance: conformance, maxReceivePDU: offer.maxReceivePDU, maxSendPDU: size,
                    dlmsVersion: Self.dlmsVersion
                )
            )
        } catch {
            return .failure(error)
        }
    }

    /// What is agreed without asking: all that is offered.
    var fixed: NegotiatedContext {
        NegotiatedContext(
            conformance: allowed, maxReceivePDU: offer.maxReceivePDU, maxSendPDU: offer.maxSendPDU,
            dlmsVersion: Self.dlmsVersion)
    }

    /// Services that are offered and served.
    private var allowed: Conformance {
        let allowed = offer.conformance.intersection(served).intersection(offer.referencedServices)
        return isCiphered ? allowed : allowed.subtracting(.generalProtection)
    }

    private func check(_ request: InitiateRequest) throws(Refusal) {
        guard request.dedicatedKey == nil || isCiphered else {
            throw .initiate(InitiateError.refused, because: .dedicatedKey)
        }
        let version = request.proposedDLMSVersion
        guard version >= Self.dlmsVersion else {
            throw .initiate(
                InitiateError.versionTooLow, because: .dlmsVersion(asked: version, allowed: Self.dlmsVersion)
            )
        }
    }

    /// The proposed services that are offered and served. At least one must be a service by itself: blocks or
    /// selectors of nothing are no use.
    private func agreeConformance(_ proposed: Conformance) throws(Refusal) -> Conformance {
        let agreed = proposed.intersection(allowed)
        guard !agreed.isDisjoint(with: .services) else {
            throw .initiate(
                InitiateError.incompatibleConformance, because: .conformance(asked: proposed, allowed: allowed)
            )
        }
        return agreed
    }

    /// Longest APDU sent: what the client takes (0 stands for no limit), and what the meter can send.
    private func agreeSize(_ asked: UInt16) throws(Refusal) -> UInt16 {
        guard asked == 0 || asked >= Self.leastPDU else {
            throw .initiate(InitiateError.pduSizeTooShort, because: .clientPDUSize(asked: asked, least: Self.leastPDU))
        }
        return asked == 0 ? offer.maxSendPDU : min(asked, offer.maxSendPDU)
    }
}

/// Codes of the confirmedServiceError that answers an InitiateRequest.
///
/// - Spec: IEC 62056-5-3, ServiceError, initiate
enum InitiateError {
    static let other: UInt8 = 0
    static let versionTooLow: UInt8 = 1
    static let incompatibleConformance: UInt8 = 2
    static let pduSizeTooShort: UInt8 = 3
    /// refused-by-the-VDE-Handler.
    static let refused: UInt8 = 4
}

extension Refusal {
    /// The xDLMS half is refused: the AARE carries a confirmedServiceError.
    static func initiate(
        _ error: UInt8, result: AssociationResult = .rejectedPermanent, because reason: RefusalReason
    ) -> Refusal {
        let diagnostic = ResultSourceDiagnostic.noReasonGiven.code
        return Refusal(
            .aareWithInitiateError(result: result.rawValue, diagnostic: diagnostic, error: error), because: reason
        )
    }

    /// The ACSE half is refused.
    static func aare(
        _ diagnostic: ResultSourceDiagnostic, result: AssociationResult = .rejectedPermanent,
        because reason: RefusalReason
    ) -> Refusal {
        let answer = Answer.aare(
            result: result.rawValue, source: diagnostic.source, diagnostic: diagnostic.code
        )
        return Refusal(answer, because: reason)
    }
}
