import DLMSWire

/// Ending an association: RLRQ and RLRE.
///
/// - Spec: IEC 62056-5-3, COSEM-RELEASE service
extension Server where Application: ~Copyable {
    mutating func release(_ exchange: Exchange, in session: inout LinkSession, into response: inout ByteWriter) {
        do throws(Refusal) {
            guard let association = exchange.association else { throw .notReleased(because: .noAssociation) }
            guard !(Application.hasPreEstablishedAssociations && session.isPreEstablished(association)) else {
                return application.report(.refused(Refusal(.none, because: .preEstablished)), from: exchange.peer)
            }
            if Application.Security.isServed, session.associations[association].security.isCiphered,
                let agreement = session.associations[association].agreement
            {
                return try releaseCiphered(exchange, association, agreement, in: &session, into: &response)
            }
            let initiates = try readInitiate(readRLRQ(exchange.apdu))
            let vaaName = session.associations[association].agreement?.offer.vaaName ?? InitiateResponse.vaaNameLN
            end(association, of: &session)
            guard !exchange.isSilent else { return }
            let context = exchange.peer.context
            if initiates {
                RLRE(reason: RLREReason.normal).encode(into: &response) {
                    InitiateResponse(context, vaaName: vaaName).encode(into: &$0)
                }
            } else {
                RLRE(reason: RLREReason.normal).encode(into: &response)
            }
        } catch {
            RLRE(reason: RLREReason.notFinished).encode(into: &response)
            application.report(.refused(error), from: exchange.peer)
        }
    }

    /// - Returns: the user information.
    func readRLRQ(_ apdu: Octets) throws(Refusal) -> Octets? {
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            let rlrq = try RLRQ(from: &reader)
            try reader.finish("RLRQ")
            return rlrq.userInformation
        } catch {
            throw .notReleased(because: .malformed(error))
        }
    }

    /// - Returns: whether there is an InitiateRequest, which is answered with an InitiateResponse.
    func readInitiate(_ information: Octets?) throws(Refusal) -> Bool {
        guard let information else { return false }
        do throws(DecodeError) {
            var inner = ByteReader(information)
            _ = try InitiateRequest(from: &inner)
            try inner.finish("user-information")
            return true
        } catch {
            throw .notReleased(because: .malformed(error))
        }
    }
}

/// Reasons in an RLRE.
enum RLREReason {
    static let normal: UInt8 = 0
    static let notFinished: UInt8 = 1
}

extension Refusal {
    static func notReleased(because reason: RefusalReason) -> Refusal {
        Refusal(.rlre(reason: RLREReason.notFinished), because: reason)
    }
}
