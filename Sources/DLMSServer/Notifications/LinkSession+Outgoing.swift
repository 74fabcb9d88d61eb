import DLMSWire

extension LinkSession {
    /// What a client takes of APDUs that it has not asked for: what its association says, or `size` without one. A
    /// client that has no association takes what the meter has been told about it, general blocks included.
    /// - Returns: nil while general blocks go between them: those of an outgoing APDU could not be told from them.
    public func outgoingLimits(client: UInt16, server: UInt16, otherwise size: Int) -> OutgoingLimits? {
        guard let index = find(client: client, server: server), let agreement = associations[index].agreement else {
            return OutgoingLimits(size: size, hasBlocks: true)
        }
        guard !associations[index].isExchangingGeneralBlocks else { return nil }
        return OutgoingLimits(
            size: min(size, Int(agreement.context.maxSendPDU)),
            hasBlocks: agreement.context.conformance.contains(.generalBlockTransfer)
        )
    }

    /// Checks that a client takes an APDU that it has not asked for: its association has the service. A client without
    /// an association is told what the meter has been told to tell it.
    /// - Parameter tag: of the APDU, plain or ciphered.
    public func admitOutgoing(tag: UInt8, client: UInt16, server: UInt16) throws(OutgoingFault) {
        guard let index = find(client: client, server: server), let agreement = associations[index].agreement,
            let service = Conformance(notification: tag)
        else { return }
        guard agreement.context.conformance.contains(service) else {
            throw .notNegotiated(tag: tag, granted: agreement.context.conformance)
        }
    }
}

extension Conformance {
    /// The service that an APDU with this tag is of, where a server sends it unasked; nil for any other. What general
    /// ciphering carries cannot be seen.
    fileprivate init?(notification tag: UInt8) {
        switch tag {
        case 194, 202, 210: self = .eventNotification
        case 15: self = .dataNotification
        case 24, 56, 88: self = .informationReport
        default: return nil
        }
    }
}
