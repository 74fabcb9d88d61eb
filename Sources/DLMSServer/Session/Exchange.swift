import DLMSWire

/// One APDU on its way through the server.
struct Exchange {
    var apdu: Octets
    var kind: Kind
    var peer: Peer
    /// Place of the open association that the APDU belongs to.
    let association: Int?
    /// Whether that association answers at all.
    let isSilent: Bool
    /// Whether the client waits for a response. In GET, SET and ACTION the octet behind the type of request says so;
    /// it is looked at first because a malformed request too must not be answered when it was unconfirmed.
    var isConfirmed: Bool
    /// What was counted of the general blocks that the request came in; nil when it came without.
    var general: BlockCounters?
    /// Octets of the association's memory in which the APDU lies, which came in general blocks.
    var kept: Int { general == nil ? 0 : apdu.count }
    /// Where the general block around the response begins.
    var blockStart: Int?
    /// Octets in the response buffer before the response.
    var start: Int

    init(_ apdu: Octets, client: UInt16, server: UInt16, in session: borrowing LinkSession, responseAt start: Int) {
        (self.apdu, self.start) = (apdu, start)
        let kind = apdu.isEmpty ? .unknown : Kind(tag: apdu[0])
        self.kind = kind
        isConfirmed = kind.isConfirmed(in: apdu)
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
        case get, set, action, access
        case read, write, unconfirmedWrite
        /// A block of a request, or the acknowledgement of blocks of a response.
        case generalBlock
        /// The confirmation of a DataNotification for which nobody waits any more.
        case lateConfirmation
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
            case 5: self = .read
            case 6: self = .write
            case 22: self = .unconfirmedWrite
            case 217: self = .access
            case 224: self = .generalBlock
            case 16: self = .lateConfirmation
            case 33, 37, 38, 54, 65, 69, 70, 86: self = .otherRequest  // initiate and the same, ciphered
            case 200, 201, 203, 208, 209, 211: self = .otherRequest  // get, set and action, ciphered
            case 219, 220, 221, 223: self = .otherRequest  // general ciphering, signing
            default: self = .unknown
            }
        }

        /// The conformance bit of the service; nil for services that no association of this server has.
        var needed: Conformance? {
            switch self {
            case .get: .get
            case .set: .set
            case .action: .action
            case .access: .access
            case .generalBlock: .generalBlockTransfer
            case .read: .read
            case .write: .write
            case .unconfirmedWrite: .unconfirmedWrite
            case .aarq, .rlrq, .lateConfirmation, .otherRequest, .unknown: nil
            }
        }

        /// Whether the client waits for a response; a general block does not say.
        func isConfirmed(in apdu: Octets) -> Bool {
            switch self {
            case .get, .set, .action: apdu.count < 3 || InvokeIDAndPriority(rawValue: apdu[2]).isConfirmed
            case .access: apdu.count < 2 || apdu[1] & LongInvokeIDAndPriority.confirmed != 0
            case .unconfirmedWrite, .lateConfirmation: false
            case .otherRequest: apdu[0] != 54 && apdu[0] != 86  // unconfirmedWriteRequest, ciphered
            case .aarq, .rlrq, .read, .write, .generalBlock, .unknown: true
            }
        }
    }
}
