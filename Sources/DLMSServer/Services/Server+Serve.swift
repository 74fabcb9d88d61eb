import DLMSWire

/// From an APDU to its service: what every xDLMS request has to pass, and how it is refused as a whole.
extension Server where Application: ~Copyable {
    /// What this server can do for an association at all, with its application; an offer grants a part of it.
    public static var served: Conformance {
        Application.services.subtracting(leftOut).intersection([
            .get, .set, .action, .selectiveAccess, .multipleReferences, .blockTransferWithGetOrRead,
            .blockTransferWithSetOrWrite, .blockTransferWithAction, .attribute0SupportedWithGet,
            .attribute0SupportedWithSet, .priorityMgmtSupported, .access, .generalBlockTransfer,
            .read, .write, .unconfirmedWrite, .informationReport, .parameterizedAccess,
            .eventNotification, .dataNotification,
            Application.Security.isServed ? .generalProtection : [],
        ])
    }

    /// What was left out when the package was compiled, by its traits. Without a package nothing is.
    private static var leftOut: Conformance {
        var leftOut: Conformance = []
        #if Traits && !Access
            leftOut.formUnion(.access)
        #endif
        #if Traits && !GeneralBlockTransfer
            leftOut.formUnion(.generalBlockTransfer)
        #endif
        #if Traits && !MultipleReferences
            leftOut.formUnion(.multipleReferences)
        #endif
        #if Traits && !ShortNames
            leftOut.formUnion([.read, .write, .unconfirmedWrite, .informationReport, .parameterizedAccess])
        #endif
        return leftOut
    }

    /// Whether the association has `service`. Of a constant ``DataInterface/services`` the compiler learns here which
    /// services a firmware does not need.
    func has(_ service: Conformance, _ peer: Peer) -> Bool {
        Self.served.contains(service) && peer.context.conformance.contains(service)
    }

    #if hasFeature(Embedded)
        // A frame of its own, beside that of an AARQ.
        @inline(never)
    #endif
    mutating func serve(_ exchange: Exchange, in session: inout LinkSession, into response: inout ByteWriter) {
        let limit = response.limit
        do throws(Refusal) {
            let association = try exchange.admit()
            response.setLimit(min(limit, exchange.start &+ Int(exchange.peer.context.maxSendPDU)))
            if Application.Security.isServed, session.associations[association].isPending {
                try authenticate(exchange, association, in: &session, into: &response)
            } else if exchange.kind == .generalBlock {
                try receiveGeneral(exchange, association, in: &session, into: &response)
            } else {
                try perform(exchange, association, in: &session, into: &response)
            }
        } catch {
            refuse(exchange, error, into: &response)
        }
        response.setLimit(limit)
    }

    /// Has a request's service answer it.
    #if hasFeature(Embedded) && GeneralBlockTransfer
        // Called from several places, where there are general blocks.
        @inline(never)
    #endif
    mutating func perform(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        switch exchange.kind {
        case .get: try get(exchange, association, in: &session, into: &response)
        case .set: try set(exchange, association, in: &session, into: &response)
        case .action: try action(exchange, association, in: &session, into: &response)
        case .access: try access(exchange, association, in: &session, into: &response)
        case .read: try readVariables(exchange, association, in: &session, into: &response)
        case .write, .unconfirmedWrite: try writeVariables(exchange, association, in: &session, into: &response)
        case .aarq, .rlrq, .generalBlock, .lateConfirmation, .otherRequest, .unknown:
            preconditionFailure("no service, and let through")
        }
        if !exchange.isConfirmed { response.rewind(to: exchange.start) }
    }

    mutating func refuse(_ exchange: Exchange, _ refusal: Refusal, into response: inout ByteWriter) {
        var refusal = refusal
        response.rewind(to: exchange.blockStart ?? exchange.start)
        if let service = shortNameService(of: exchange) { refusal = refusal.asConfirmedServiceError(of: service) }
        if exchange.isSilent || !exchange.isConfirmed { refusal.answer = .none }
        switch refusal.answer {
        case .exception(let state, let service):
            let counter = Application.Security.isServed ? refusal.expectedCounter : nil
            ExceptionResponse(stateError: state, serviceError: service, invocationCounter: counter)
                .encode(into: &response)
        case .confirmedServiceError(let service, let kind, let code):
            ConfirmedServiceError(service: service, kind: kind, code: code).encode(into: &response)
        default: break
        }
        application.report(.refused(refusal), from: exchange.peer)
    }
}
