import DLMSServer

// Commands on what was negotiated.
extension RunningMeter {
    func setMaxSendPDU(_ link: UInt32, _ octets: Int) throws(CommandFault) -> String {
        guard let connection = service.clients[link], let set = connection.setMaxSendPDU,
            !connection.associations.isEmpty
        else { throw CommandFault("no association is open on connection \(link)") }
        for association in connection.associations { try check(octets, for: association) }
        var changes: [String] = []
        for index in connection.associations.indices {
            let association = connection.associations[index]
            let (client, server) = (association.offer.client, association.offer.server)
            guard set(UInt16(octets), client, server) else { continue }
            connection.associations[index].context.maxSendPDU = UInt16(octets)
            changes.append("\(client)→\(server) sends at most \(association.context.maxSendPDU) → \(octets) octets")
        }
        return changes.joined(separator: ", ")
    }

    private func check(
        _ octets: Int, for association: ClientConnection.OpenAssociation
    ) throws(CommandFault) {
        let asked = association.asked?.maxReceivePDU ?? association.context.maxSendPDU
        let offered = association.offer.maxSendPDU
        let allowed = Int(Negotiation.leastPDU)...Int(asked == 0 ? offered : min(asked, offered))
        guard allowed.contains(octets) else {
            throw CommandFault("\(octets) octets are not possible; the client and the meter can do \(allowed)")
        }
    }
}
