import DLMSWire

/// Sending a response in the blocks of its service.
///
/// - Spec: IEC 62056-5-3, GET service and ACTION service with block transfer
extension Server where Application: ~Copyable {
    /// Begins the transfer of a response whose request, or which itself, lies in the association's memory.
    mutating func sendFirstBlock(
        of transfer: LongResponse, _ exchange: Exchange, _ association: Int, in session: inout LinkSession,
        into response: inout ByteWriter
    ) throws(Refusal) {
        if sendsGeneral(transfer.service, exchange) {
            return try sendGeneral(transfer, exchange, association, in: &session, into: &response)
        }
        session.associations[association].begin(.sending(transfer))
        do throws(Refusal) {
            try sendBlock(transfer, transfer.invokeID, exchange, association, in: &session, into: &response)
        } catch {
            abandonTransfer(of: association, in: &session)
            throw error
        }
    }

    /// Whether a long response goes out in general blocks: where the request came in them, and where the service has no
    /// blocks of its own. Where both were negotiated a plain request is answered in blocks of its service: there are
    /// clients that propose all services, and do not know general blocks.
    func sendsGeneral(_ service: Service, _ exchange: Exchange) -> Bool {
        guard has(.generalBlockTransfer, exchange.peer) else { return false }
        let own: Conformance = service == .action ? .blockTransferWithAction : .blockTransferWithGetOrRead
        return exchange.general != nil || !has(own, exchange.peer)
    }

    /// Answers a request for the block after `block`. The invoke-id is not compared: there is one transfer in an
    /// association, and some clients count the invoke-id up.
    mutating func sendNextBlock(
        after block: UInt32, of service: Service, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange,
        _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) {
        do throws(Refusal) {
            switch session.associations[association].receiveNext(block, of: service) {
            case .send(let transfer):
                try sendBlock(transfer, invokeID, exchange, association, in: &session, into: &response)
            case .wrongNumber(let expected):
                throw .access(.dataBlockNumberInvalid, because: .blockNumber(asked: block, expected: expected))
            case .nothingInProgress: throw .access(.noLongGetInProgress, because: .noLongTransfer)
            }
        } catch {
            abandonTransfer(of: association, in: &session)
            response.rewind(to: exchange.start)
            response.refuse(block: block, of: service, error, invokeID)
            application.report(.refused(error), from: exchange.peer)
        }
    }

    #if hasFeature(Embedded)
        // Called from two places.
        @inline(never)
    #endif
    private mutating func sendBlock(
        _ transfer: LongResponse, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        response.rewind(to: exchange.start)
        let last = response.blockHead(transfer.service, number: transfer.block &+ 1, invokeID)
        if transfer.service == .get { response.u8(GetDataChoice.data) }
        let size = BlockSize.payload(in: response.room)
        guard size > 0 else {
            throw .access(.otherReason, because: .responseTooLong(length: size, limit: response.room))
        }
        let memory = session.memory(of: association)
        let start = response.beginPrefixed(expecting: size)
        let next = try writePiece(
            of: transfer, from: transfer.next, atMost: size, exchange.peer, memory, into: &response)
        response.endPrefixed(at: start, expecting: size)
        guard let next else {
            response.patch(u8: 1, at: last)
            return abandonTransfer(of: association, in: &session)
        }
        session.associations[association].begin(.sending(transfer.advanced(to: next)))
    }
}

extension ByteWriter {
    /// Writes a block's head, up to its number.
    /// - Returns: where last-block is; it is FALSE until it is patched.
    mutating func blockHead(_ service: Service, number: UInt32, _ invokeID: InvokeIDAndPriority) -> Int {
        if service == .read {
            u8(APDUTag.readResponse.rawValue)
            u8(1)
            u8(ReadResult.dataBlock)
        } else {
            head(service == .get ? .getResponse : .actionResponse, 2, invokeID)
        }
        let last = count
        u8(0)
        if service == .read { u16(UInt16(truncatingIfNeeded: number)) } else { u32(number) }
        return last
    }

    /// Refuses the block that was asked for.
    fileprivate mutating func refuse(
        block: UInt32, of service: Service, _ refusal: Refusal, _ invokeID: InvokeIDAndPriority
    ) {
        switch service {
        case .action: refuse(block: refusal, invokeID)
        case .read: refuse(read: refusal)
        default:
            let last = blockHead(.get, number: block, invokeID)
            patch(u8: 1, at: last)
            refuse(refusal)
        }
    }
}
