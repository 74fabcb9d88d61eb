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
}
