import DLMSWire

/// One client's association with one logical device, on one link: which service is legal now.
public struct Association: ~Copyable {
    /// What was agreed; nil while the association is closed.
    private(set) var agreement: Agreement?
    /// The service that takes several APDUs and is under way; only while the association is open. It is no part of one
    /// state with the agreement so that neither is copied when the other changes.
    private(set) var transfer: Transfer?
    /// The client has still to prove that it knows the secret: until then nothing is served. The challenges lie in the
    /// association's memory.
    private(set) var isPending = false
    /// What was agreed about security; nothing without high level security and ciphering.
    private(set) var security = SecurityAgreement()
    /// SAPs of the open association: the first thing that is asked of each of them.
    private var client: UInt16 = 0
    private var server: UInt16 = 0

    init() {}

    var isOpen: Bool { agreement != nil }

    func isBetween(_ client: UInt16, _ server: UInt16) -> Bool {
        self.client == client && self.server == server && isOpen
    }

    /// How many values the transfer under way holds still, and the octets of memory in front of their tokens; nil when
    /// nothing is under way.
    var heldValues: (count: Int, behind: Int)? {
        switch transfer {
        case nil: nil
        case .sending(let response): (response.count, response.length)
        case .receiving: (0, 0)
        #if !Traits || GeneralBlockTransfer
            case .sendingGeneral(let sending): (sending.response.count, sending.response.length)
            case .receivingGeneral: (0, 0)
        #endif
        }
    }

    #if !Traits || (Access && GeneralBlockTransfer)
        /// The ACCESS whose response is under way, which holds its values in its own way.
        var keptAccess: KeptAccess? {
            guard case .sendingGeneral(let sending) = transfer, case .access(let kept) = sending.response.contents
            else { return nil }
            return kept
        }
    #endif

    /// Whether general blocks of a request or a response are missing.
    var isExchangingGeneralBlocks: Bool {
        #if !Traits || GeneralBlockTransfer
            switch transfer {
            case .sendingGeneral(let sending): sending.last == nil
            case .receivingGeneral: true
            case .sending, .receiving, nil: false
            }
        #else
            false
        #endif
    }

    /// Elements of the list that a request in blocks is about; nil without such a request.
    var receivedList: Int? {
        if case .receiving(let request) = transfer, request.isList { request.count } else { nil }
    }

    mutating func open(_ agreement: Agreement) {
        (client, server) = (agreement.offer.client, agreement.offer.server)
        self.agreement = agreement
    }

    mutating func setMaxSendPDU(_ octets: UInt16) { agreement?.context.maxSendPDU = octets }

    mutating func close() {
        agreement = nil
        transfer = nil
        isPending = false
        security = SecurityAgreement()
    }

    mutating func agree(_ security: SecurityAgreement, isPending: Bool) {
        (self.security, self.isPending) = (security, isPending)
    }

    /// The client has proved that it knows the secret.
    mutating func authenticated() { isPending = false }

    /// A transfer begins, or goes on with what is given.
    mutating func begin(_ transfer: Transfer) {
        if isOpen { self.transfer = transfer }
    }

    /// The last APDU of the transfer came or went, or it was given up.
    mutating func endTransfer() { transfer = nil }
}

// MARK: - Blocks of a service

extension Association {
    /// What a request for the next block leads to.
    enum OnNext {
        case send(LongResponse)
        case wrongNumber(expected: UInt32)
        case nothingInProgress
    }

    /// The client has `block` and asks for the one after it. Over a transport that loses datagrams it may ask twice:
    /// then the block that went out last is sent again. Not so the very last block: with it the standard has the transfer
    /// over, and answers what asks for it with no-long-get-in-progress; the values that it held still are let go. A client
    /// that may lose responses has general blocks, which it acknowledges to the last, or asks from the beginning.
    func receiveNext(_ block: UInt32, of service: Service) -> OnNext {
        guard case .sending(let transfer) = transfer, transfer.service == service else { return .nothingInProgress }
        if block == transfer.block { return .send(transfer) }
        if block > 0, block == transfer.block &- 1 { return .send(transfer.steppedBack) }
        return .wrongNumber(expected: transfer.block)
    }

    /// What a block of a long request leads to.
    enum OnBlock {
        case take(LongRequest)
        /// It came before: it is acknowledged once more, and nothing else.
        case repeated
        case wrongNumber(expected: UInt32)
        case nothingInProgress
    }

    /// The client sends block `number` of a long request.
    func receiveBlock(_ number: UInt32, of service: Service) -> OnBlock {
        guard case .receiving(let transfer) = transfer, transfer.service == service else { return .nothingInProgress }
        if number == transfer.block &+ 1 { return .take(transfer) }
        return number == transfer.block ? .repeated : .wrongNumber(expected: transfer.block &+ 1)
    }
}
