import DLMSWire

/// What an xDLMS request has to pass before its service looks at it.
extension Exchange {
    /// Lets a request through to its service.
    /// - Returns: place of the association it belongs to.
    func admit() throws(Refusal) -> Int {
        guard kind != .unknown else {
            throw .exception(
                ExceptionResponse.serviceUnknown, ExceptionResponse.serviceNotSupported,
                because: .unknownService(tag: tag)
            )
        }
        guard kind != .lateConfirmation else { throw Refusal(.none, because: .lateConfirmation) }
        guard let association else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.operationNotPossible, because: .noAssociation
            )
        }
        guard apdu.count <= maxReceivePDU else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                because: .pduTooLong(length: apdu.count, limit: maxReceivePDU)
            )
        }
        guard let needed = kind.needed, peer.context.conformance.contains(needed) else { throw notNegotiated }
        guard !(isSilent && isConfirmed) else { throw Refusal(.none, because: .confirmedService(tag: tag)) }
        return association
    }

    /// Lets a request through that came in general blocks, for which its association was admitted.
    func admitInBlocks() throws(Refusal) {
        guard let needed = kind.needed, kind != .generalBlock else {
            throw .exception(
                ExceptionResponse.serviceUnknown, ExceptionResponse.serviceNotSupported,
                because: .unknownService(tag: tag)
            )
        }
        guard peer.context.conformance.contains(needed) else { throw notNegotiated }
        guard !(isSilent && isConfirmed) else { throw Refusal(.none, because: .confirmedService(tag: tag)) }
    }

    /// The refusal of a service, or of a form of it, that the association does not have.
    var notNegotiated: Refusal {
        .exception(
            ExceptionResponse.serviceNotAllowed, ExceptionResponse.serviceNotSupported,
            because: .serviceNotNegotiated(tag: tag, granted: peer.context.conformance)
        )
    }

    private var maxReceivePDU: Int { peer.context.maxReceivePDU == 0 ? Int.max : Int(peer.context.maxReceivePDU) }

    /// Decodes the APDU as a request of one type, to its last octet.
    func decode<Request>(
        _ decoder: (inout ByteReader) throws(DecodeError) -> Request
    ) throws(Refusal) -> Request {
        try decode(apdu, decoder)
    }

    /// Decodes octets that came in this APDU or, joined, in those before it.
    func decode<Request>(
        _ octets: Octets, _ decoder: (inout ByteReader) throws(DecodeError) -> Request
    ) throws(Refusal) -> Request {
        var reader = ByteReader(octets)
        do throws(DecodeError) {
            let request = try decoder(&reader)
            try reader.finish("APDU")
            return request
        } catch {
            throw .malformed(error)
        }
    }
}

extension Refusal {
    static func exception(_ state: UInt8, _ service: UInt8, because reason: RefusalReason) -> Refusal {
        Refusal(.exception(state: state, service: service), because: reason)
    }

    /// The APDU cannot be understood.
    static func malformed(_ error: DecodeError) -> Refusal {
        .exception(ExceptionResponse.serviceUnknown, ExceptionResponse.otherReason, because: .malformed(error))
    }

    static func access(_ result: DataAccessResult, because reason: RefusalReason) -> Refusal {
        Refusal(.dataAccessResult(result), because: reason)
    }
}
