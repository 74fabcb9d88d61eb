import DLMSWire

extension Refusal {
    /// The refusal of a whole Read or Write, which an exception-response is not for.
    ///
    /// - Spec: IEC 62056-5-3, ConfirmedServiceError
    func asConfirmedServiceError(of kind: Exchange.Kind) -> Refusal {
        guard case .exception(_, let error) = answer else { return self }
        let service = kind == .read ? ConfirmedServiceError.read : ConfirmedServiceError.write
        let (errorKind, code) =
            switch error {
            case ExceptionResponse.operationNotPossible: ServiceError.noDLMSContext
            case ExceptionResponse.pduTooLong: ServiceError.pduSize
            case ExceptionResponse.serviceNotSupported: ServiceError.serviceUnsupported
            default: ServiceError.other
            }
        return Refusal(.confirmedServiceError(service: service, kind: errorKind, code: code), because: reason)
    }
}

/// Kinds of a ServiceError, and the errors in them.
private enum ServiceError {
    /// vde-state-error.
    static let noDLMSContext: (UInt8, UInt8) = (2, 1)
    /// service.
    static let other: (UInt8, UInt8) = (3, 0)
    static let pduSize: (UInt8, UInt8) = (3, 1)
    static let serviceUnsupported: (UInt8, UInt8) = (3, 2)
}

extension Server where Application: ~Copyable {
    /// Whether the request is refused as one by short name: it is a Read or Write, and its client has an association,
    /// open or to be opened, that uses short names.
    func usesShortNames(_ exchange: Exchange) -> Bool {
        guard !Self.served.isDisjoint(with: [.read, .write]), exchange.kind == .read || exchange.kind == .write else {
            return false
        }
        let peer = exchange.peer
        return application.association(client: peer.client, server: peer.server)?.usesShortNames ?? false
    }
}
