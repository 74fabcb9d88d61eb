import DLMSWire

/// Sending a response that is longer than an APDU, in blocks.
///
/// Nothing of the response is stored. What was asked for is kept in the association's memory and read again for each
/// block, through a window of the writer that lets only the block pass; the application holds its values still.
///
/// - Spec: IEC 62056-5-3, GET service with block transfer
extension Server where Application: ~Copyable {
    /// Begins the transfer of a response of `length` octets.
    mutating func sendFirstBlock(
        of length: Int, _ references: WireList<AttributeReference>, isList: Bool, _ invokeID: InvokeIDAndPriority,
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard has(.blockTransferWithGetOrRead, exchange.peer) else {
            throw .access(.otherReason, because: .responseTooLong(length: length, limit: response.limit))
        }
        let transfer = LongGet(references, isList: isList, total: length)
        try keep(references, for: transfer, exchange.peer, in: session.memory(of: association))
        session.associations[association].begin(transfer)
        do throws(Refusal) {
            try sendBlock(transfer, invokeID, exchange, association, in: &session, into: &response)
        } catch {
            abandonTransfer(of: association, in: &session)
            throw error
        }
    }

    /// Answers a request for the block after `block`. The invoke-id is not compared: there is one transfer in an
    /// association, and some clients count the invoke-id up.
    mutating func getNext(
        after block: UInt32, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) {
        do throws(Refusal) {
            switch session.associations[association].receiveNext(block) {
            case .send(let transfer):
                try sendBlock(transfer, invokeID, exchange, association, in: &session, into: &response)
            case .wrongNumber(let expected):
                throw .access(.dataBlockNumberInvalid, because: .blockNumber(asked: block, expected: expected))
            case .nothingInProgress: throw .access(.noLongGetInProgress, because: .noLongTransfer)
            }
        } catch {
            abandonTransfer(of: association, in: &session)
            response.rewind(to: exchange.start)
            response.blockHead(isLast: true, number: block, invokeID)
            response.refuse(error)
            application.report(.refused(error), from: exchange.peer)
        }
    }

    #if hasFeature(Embedded)
        // Called from two places.
        @inline(never)
    #endif
    private mutating func sendBlock(
        _ transfer: LongGet, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        response.rewind(to: exchange.start)
        let rest = transfer.total &- transfer.sent
        let size = min(rest, BlockSize.payload(in: response.room))
        guard size > 0 else {
            throw .access(.otherReason, because: .responseTooLong(length: rest, limit: response.room))
        }
        response.blockHead(isLast: size == rest, number: transfer.block &+ 1, invokeID)
        response.u8(GetDataChoice.data)
        response.length(size)
        let memory = session.memory(of: association)
        let (stored, behind) = try response.window(skipping: transfer.sent, atMost: size) { writer throws(Refusal) in
            try answerAgain(transfer, memory, exchange.peer, into: &writer)
        }
        guard stored == size, behind == rest &- size else {
            throw .access(.longGetAborted, because: .valueChanged(expected: transfer.total))
        }
        if size == rest { return abandonTransfer(of: association, in: &session) }
        session.associations[association].begin(transfer.after(size))
    }

    /// Writes the whole response to the references that were kept.
    private mutating func answerAgain(
        _ transfer: LongGet, _ memory: UnsafeMutableRawBufferPointer, _ peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        let references = transfer.references(in: memory)
        let snapshots = transfer.snapshots(in: memory)
        if transfer.isList, Self.served.contains(.multipleReferences) {
            return writeResults(of: references, peer, snapshots: snapshots, into: &writer)
        }
        for reference in references {
            do throws(Refusal) {
                try read(reference, snapshot: snapshots[0], for: peer, into: &writer)
            } catch {
                throw .access(.longGetAborted, because: error.reason)
            }
        }
    }
}

// MARK: - Keeping and giving up

extension Server where Application: ~Copyable {
    /// Keeps what was asked for while the blocks go out, and freezes its values.
    private mutating func keep(
        _ references: WireList<AttributeReference>, for transfer: LongGet, _ peer: Peer,
        in memory: UnsafeMutableRawBufferPointer
    ) throws(Refusal) {
        guard transfer.size <= memory.count else {
            let reason = RefusalReason.requestTooLongToKeep(length: transfer.size, limit: memory.count)
            throw .access(.otherReason, because: reason)
        }
        memory.copyMemory(from: references.octets.bytes)
        let snapshots = transfer.snapshots(in: memory)
        var index = 0
        for reference in references {
            snapshots[index] = freeze(reference, for: peer)
            index &+= 1
        }
    }

    /// Holds a value still, if it can be read at all.
    private mutating func freeze(_ reference: AttributeReference, for peer: Peer) -> UInt32 {
        do throws(Refusal) {
            let object = try find(reference.descriptor, for: peer, .read)
            return application.freeze(try target(reference, in: object, for: peer), for: peer)
        } catch {
            return 0
        }
    }

    /// Ends the transfer in progress, if there is one, and lets its values go.
    mutating func abandonTransfer(of association: Int, in session: inout LinkSession) {
        guard let transfer = session.associations[association].longGet else { return }
        let snapshots = transfer.snapshots(in: session.memory(of: association))
        for index in 0..<transfer.count where snapshots[index] != 0 { application.thaw(snapshots[index]) }
        session.associations[association].endTransfer()
    }
}

extension ByteWriter {
    /// Writes a block's head, up to the choice between data and data-access-result.
    mutating func blockHead(isLast: Bool, number: UInt32, _ invokeID: InvokeIDAndPriority) {
        head(.getResponse, 2, invokeID)
        u8(isLast ? 1 : 0)
        u32(number)
    }
}
