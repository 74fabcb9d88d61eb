import DLMSWire

/// Writing a long response again, piece by piece, for blocks of any kind.
extension Server where Application: ~Copyable {
    /// Writes the piece of a response that begins at `place`, at most `size` octets of it.
    /// - Parameter memory: the association's, which holds what was asked for.
    /// - Returns: where the next piece begins; nil when nothing is left.
    /// - Throws: ``DLMSWire/DataAccessResult/longGetAborted`` when a value is not what it was.
    #if hasFeature(Embedded) && GeneralBlockTransfer
        // Called from several places, where there are general blocks.
        @inline(never)
    #endif
    mutating func writePiece(
        of transfer: LongResponse, from place: LongResponse.Place, atMost size: Int, _ peer: Peer,
        _ memory: UnsafeMutableRawBufferPointer, into response: inout ByteWriter
    ) throws(Refusal) -> LongResponse.Place? {
        var next = place
        let (stored, behind) = try response.window(skipping: place.offset, atMost: size) { writer throws(Refusal) in
            try answerAgain(transfer, &next, peer, memory, into: &writer)
        }
        guard stored > 0 else {
            throw .access(.longGetAborted, because: .valueChanged(sent: place.offset))
        }
        guard behind > 0 else { return nil }
        next.offset = place.offset &+ stored
        return next
    }

    /// Writes the response anew, of which `place` tells what need not be looked at.
    private mutating func answerAgain(
        _ transfer: LongResponse, _ place: inout LongResponse.Place, _ peer: Peer,
        _ memory: UnsafeMutableRawBufferPointer, into writer: inout ByteWriter
    ) throws(Refusal) {
        if Self.served.contains(.generalBlockTransfer), transfer.isWhole, place.element == 0 {
            writer.head(of: transfer)
        }
        switch transfer.contents {
        case .value:
            for reference in transfer.references(in: memory) {
                try readAgain(reference, transfer.snapshots(in: memory)[0], peer, into: &writer)
            }
        case .results:
            if Self.served.contains(.multipleReferences) {
                writeResultsAgain(of: transfer, &place, peer, memory, into: &writer)
            }
        case .variables:
            if Self.served.contains(.read) {
                writeVariablesAgain(of: transfer, &place, peer, memory, into: &writer)
            }
        #if !Traits || (Access && GeneralBlockTransfer)
            case .access(let kept):
                if Self.served.contains(.access) { try accessAgain(kept, &place, peer, memory, into: &writer) }
        #endif
        case .stored(let place):
            if !Self.served.isDisjoint(with: [.blockTransferWithAction, .generalBlockTransfer, .read]) {
                writer.octets(Octets(UnsafeRawBufferPointer(rebasing: memory[place])))
            }
        }
    }

    private mutating func readAgain(
        _ reference: AttributeReference, _ snapshot: UInt32, _ peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        do throws(Refusal) {
            try read(reference, snapshot: snapshot, for: peer, into: &writer)
        } catch {
            throw .access(.longGetAborted, because: error.reason)
        }
    }

    /// Writes the results of a list, from the element in which the piece begins to the one in which it ends.
    private mutating func writeResultsAgain(
        of transfer: LongResponse, _ place: inout LongResponse.Place, _ peer: Peer,
        _ memory: UnsafeMutableRawBufferPointer, into writer: inout ByteWriter
    ) {
        let first = place
        // Octets of the response before what the writer stores first.
        let head = transfer.isWhole && first.element == 0 ? ResponseHead.size : 0
        let origin = head &+ writer.skip &- writer.count
        if first.element == 0 { writer.length(transfer.count) } else { _ = writer.skipAtOnce(first.elementOffset) }
        let snapshots = transfer.snapshots(in: memory)
        var index = 0
        for reference in transfer.references(in: memory) {
            if index >= first.element {
                if writer.hasOverflowed { return }
                (place.element, place.elementOffset) = (index, origin &+ writer.count &- writer.skip)
                writeResult(of: reference, snapshots[index], peer, isReported: false, into: &writer)
            }
            index &+= 1
        }
    }
}

// MARK: - Keeping and giving up

extension Server where Application: ~Copyable {
    /// Keeps what was asked for while the pieces go out, and holds its values still.
    /// - Throws: ``DLMSWire/DataAccessResult/otherReason`` when the association's memory is too small.
    mutating func keep(
        _ references: WireList<AttributeReference>, for transfer: LongResponse, _ peer: Peer,
        in memory: UnsafeMutableRawBufferPointer
    ) throws(Refusal) {
        try copy(references.octets, for: transfer, into: memory)
        let snapshots = transfer.snapshots(in: memory)
        var index = 0
        // What was copied is walked: the request itself may have lain in this memory.
        for reference in transfer.references(in: memory) {
            snapshots[index] = freeze(reference, for: peer)
            index &+= 1
        }
    }

    /// Copies what was asked for, if there is room for it and the tokens.
    func copy(
        _ octets: Octets, for transfer: LongResponse, into memory: UnsafeMutableRawBufferPointer
    ) throws(Refusal) {
        guard transfer.size <= memory.count else {
            let reason = RefusalReason.requestTooLongToKeep(length: transfer.size, limit: memory.count)
            throw .access(.otherReason, because: reason)
        }
        memory.copyMemory(from: octets.bytes)
    }

    /// Holds a value still, if it can be read at all.
    mutating func freeze(_ reference: AttributeReference, for peer: Peer) -> UInt32 {
        do throws(Refusal) {
            let object = try find(reference.descriptor, for: peer, .read)
            return application.freeze(try target(reference, in: object, for: peer), for: peer)
        } catch {
            return 0
        }
    }

    /// Ends the transfer in progress, if there is one, and lets its values go.
    #if hasFeature(Embedded) && GeneralBlockTransfer
        // Called from several places, where there are general blocks.
        @inline(never)
    #endif
    mutating func abandonTransfer(of association: Int, in session: inout LinkSession) {
        guard let held = session.associations[association].heldValues else { return }
        #if !Traits || (Access && GeneralBlockTransfer)
            if let kept = session.associations[association].keptAccess, Self.served.contains(.access) {
                thaw(kept, in: session.memory(of: association))
            }
        #endif
        if held.count > 0 {
            let snapshots = Snapshots(memory: session.memory(of: association, behind: held.behind))
            for index in 0..<held.count where snapshots[index] != 0 { application.thaw(snapshots[index]) }
        }
        session.associations[association].endTransfer()
        session.giveBack(association)
    }
}

extension ByteWriter {
    /// Writes the head of a whole response, up to its contents; those that are not written again have theirs.
    fileprivate mutating func head(of transfer: LongResponse) {
        if case .value = transfer.contents {
            head(.getResponse, 1, transfer.invokeID)
            u8(GetDataChoice.data)
        } else if case .results = transfer.contents {
            head(.getResponse, 3, transfer.invokeID)
        } else if case .variables = transfer.contents {
            u8(APDUTag.readResponse.rawValue)
        }
    }
}
