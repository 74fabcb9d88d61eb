import DLMSWire

extension CaptureLog {
    /// What the AARQ proposes that came last, when it came on this link; nil where it is ciphered.
    func newestProposal(on link: UInt32) -> ClientConnection.OpenAssociation.Asked? {
        guard let frame = self[nextNumber - 1], frame.link == link, frame.direction == .received,
            let start = frame.apduStart
        else { return nil }
        return withReader(Array(frame.octets[start...])) { reader in
            guard let information = (try? AARQ(from: &reader))?.userInformation else { return nil }
            var inner = ByteReader(information)
            guard let request = try? InitiateRequest(from: &inner) else { return nil }
            return .init(conformance: request.proposedConformance, maxReceivePDU: request.clientMaxReceivePDUSize)
        }
    }
}
