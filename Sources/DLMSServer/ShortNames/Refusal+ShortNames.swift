import DLMSWire

extension Refusal {
    /// The refusal of a whole Read or Write, which an exception-response is not for; but only that one can tell the
    /// counter that is expected.
    ///
    /// - Spec: IEC 62056-5-3, ConfirmedServiceError
    func asConfirmedServiceError(of service: UInt8) -> Refusal {
        guard case .exception(_, let error) = answer, error != ExceptionResponse.invocationCounterError else {
            return self
        }
        let (errorKind, code) =
            switch error {
            case ExceptionResponse.operationNotPossible where isAboutProtection: ServiceError.scopeOfAccessViolated
            case ExceptionResponse.operationNotPossible: ServiceError.noDLMSContext
            case ExceptionResponse.pduTooLong: ServiceError.pduSize
            case ExceptionResponse.serviceNotSupported: ServiceError.serviceUnsupported
            case ExceptionResponse.decipheringError: ServiceError.deciphering
            default: ServiceError.other
            }
        return Refusal(.confirmedServiceError(service: service, kind: errorKind, code: code), because: reason)
    }

    private var isAboutProtection: Bool {
        if case .protectionMissing = reason { true } else { false }
    }
}

/// Kinds of a ServiceError, and the errors in them.
private enum ServiceError {
    /// application-reference.
    static let deciphering: (UInt8, UInt8) = (0, 6)
    /// vde-state-error.
    static let noDLMSContext: (UInt8, UInt8) = (2, 1)
    /// service.
    static let other: (UInt8, UInt8) = (3, 0)
    static let pduSize: (UInt8, UInt8) = (3, 1)
    static let serviceUnsupported: (UInt8, UInt8) = (3, 2)
    /// access.
    static let scopeOfAccessViolated: (UInt8, UInt8) = (5, 1)
}

extension Server where Application: ~Copyable {
    /// The service that a ConfirmedServiceError is about, where a request is refused by one: a Read or Write, ciphered
    /// or not, whose client has an association, open or to be opened, that uses short names.
    func shortNameService(of exchange: Exchange) -> UInt8? {
        guard !Self.served.isDisjoint(with: [.read, .write]), let service = exchange.shortNameService else {
            return nil
        }
        let peer = exchange.peer
        let offer = application.association(client: peer.client, server: peer.server)
        return offer?.usesShortNames ?? false ? service : nil
    }
}

extension Exchange {
    /// Of a Read or Write, also under the global or dedicated key.
    fileprivate var shortNameService: UInt8? {
        switch tag {
        case 5, 37, 69: ConfirmedServiceError.read
        case 6, 38, 70: ConfirmedServiceError.write
        default: nil
        }
    }
}
