import DLMSWire

/// One APDU on its way through the server.
struct Exchange {
    let apdu: Octets
    let kind: Kind
    let peer: Peer
    /// Place of the open association that the APDU belongs to.
    let association: Int?
    /// Whether that association answers at all.
    let isSilent: Bool
    /// Whether the client waits for a response. In GET, SET and ACTION the octet behind the type of request says so;
    /// it is looked at first because a malformed request too must not be answered when it was unconfirmed.
    let isConfirmed: Bool
    /// Octets in the response buffer before the response.
    let start: Int

    init(_ apdu: Octets, client: UInt16, server: UInt16, in session: borrowing LinkSession, responseAt start: Int) {
        (self.apdu, self.start) = (apdu, start)
        let kind = apdu.isEmpty ? .unknown : Kind(tag: apdu[0])
        self.kind = kind
        isConfirmed = !kind.hasInvokeID || apdu.count < 3 || InvokeIDAndPriority(rawValue: apdu[2]).isConfirmed
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
    var tag: UInt8 { apdu.isEmpty ? 0 : apdu[0] }
}

extension Exchange {
    /// What the server does with an APDU, by its tag.
    enum Kind {
        case aarq, rlrq
        case get, set, action
        /// A request that clients send, and this server does not serve.
        case otherRequest
        /// Nothing that a client sends.
        case unknown

        init(tag: UInt8) {
            switch tag {
            case 0x60: self = .aarq
            case 0x62: self = .rlrq
            case 192: self = .get
            case 193: self = .set
            case 195: self = .action
            case 5, 6, 22: self = .otherRequest  // read, write, unconfirmed write
            case 33, 37, 38, 54, 65, 69, 70, 86: self = .otherRequest  // initiate and the same, ciphered
            case 200, 201, 203, 208, 209, 211: self = .otherRequest  // get, set and action, ciphered
            case 217, 219, 220, 221, 223, 224: self = .otherRequest  // access, general ciphering, signing, blocks
            default: self = .unknown
            }
        }

        /// The conformance bit of the service; nil for services that no association of this server has.
        var needed: Conformance? {
            switch self {
            case .get: .get
            case .set: .set
            case .action: .action
            case .aarq, .rlrq, .otherRequest, .unknown: nil
            }
        }

        /// Whether the third octet is invoke-id and priority.
        var hasInvokeID: Bool { needed != nil }
    }
}
