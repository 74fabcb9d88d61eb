import DLMSWire

/// One APDU on its way through the server.
struct Exchange {
    let apdu: Octets
    let peer: Peer
    /// Place of the open association that the APDU belongs to.
    let association: Int?
    /// Whether that association answers at all.
    let isSilent: Bool
    /// Octets in the response buffer before the response.
    let start: Int

    init(_ apdu: Octets, client: UInt16, server: UInt16, in session: borrowing LinkSession, responseAt start: Int) {
        (self.apdu, self.start) = (apdu, start)
        association = session.find(client: client, server: server)
        if let association, let agreement = session.associations[association].agreement {
            peer = session.peer(agreement)
            isSilent = !agreement.isConfirmed
        } else {
            peer = Peer(link: session.link, client: client, server: server)
            isSilent = false
        }
    }

    /// The APDU's tag; 0 when it is empty.
    var tag: APDUTag { APDUTag(rawValue: apdu.isEmpty ? 0 : apdu[0]) }

    /// Whether the client waits for a response. In GET, SET and ACTION the octet behind the type of request says so;
    /// it is looked at here because a malformed request too must not be answered when it was unconfirmed.
    var isConfirmed: Bool {
        guard tag == .getRequest || tag == .setRequest || tag == .actionRequest, apdu.count > 2 else { return true }
        return InvokeIDAndPriority(rawValue: apdu[2]).isConfirmed
    }
}
