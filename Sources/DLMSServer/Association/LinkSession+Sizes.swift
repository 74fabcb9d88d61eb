/// Changing what was agreed while an association is open: for a console that wants to see blocks.
extension LinkSession {
    /// Gives an open association another longest APDU to send; what is under way goes on in pieces of that size.
    /// - Parameter octets: at least 12, at most what the client takes.
    /// - Returns: whether an association is open between these SAPs.
    public mutating func setMaxSendPDU(_ octets: UInt16, client: UInt16, server: UInt16) -> Bool {
        precondition(octets >= Negotiation.leastPDU, "no block fits")
        guard let index = find(client: client, server: server) else { return false }
        associations[index].setMaxSendPDU(octets)
        return true
    }
}
