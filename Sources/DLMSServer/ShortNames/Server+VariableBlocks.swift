import DLMSWire

/// Requests and responses that take several APDUs.
///
/// What goes in blocks is the APDU without its tag: the count of a list, and its elements.
///
/// - Spec: IEC 62056-5-3, Read and Write service with block transfer
extension Server where Application: ~Copyable {
    /// Takes a block of a long request and acknowledges it.
    /// - Returns: the whole request, which lies in the association's memory; nil before its last block, and when the
    ///   block was refused.
    /// - Throws: the refusal of the service, when blocks were not negotiated.
    mutating func receive(
        _ block: ShortNameBlock, of service: Service, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) -> Octets? {
        do throws(Refusal) {
            let joined = try take(block, of: service, exchange, association, in: &session)
            if joined == nil { response.acknowledge(block.number, of: service) }
            return joined
        } catch {
            guard case .dataAccessResult = error.answer else { throw error }
            let refusal = service == .read ? error.ofLongRead : error
            abandonTransfer(of: association, in: &session)
            response.rewind(to: exchange.start)
            if service == .read { response.refuse(read: refusal) } else { response.refuse(write: refusal) }
            application.report(.refused(refusal), from: exchange.peer)
            return nil
        }
    }

    private mutating func take(
        _ block: ShortNameBlock, of service: Service, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession
    ) throws(Refusal) -> Octets? {
        let needed: Conformance = service == .read ? .blockTransferWithGetOrRead : .blockTransferWithSetOrWrite
        guard has(needed, exchange.peer) else { throw exchange.notNegotiated }
        let octets = DataBlockSA(isLast: block.isLast, number: UInt32(block.number), rawData: block.rawData)
        let taken: LongRequest?
        if block.number == 1 {
            // A first block begins anew, whatever was going on.
            abandonTransfer(of: association, in: &session)
            taken = try takeFirstBlock(octets, of: service, isList: false, count: 0, association, in: &session) { _ in }
        } else {
            taken = try takeBlock(octets, of: service, association, in: &session)
        }
        guard let taken, block.isLast else { return nil }
        session.associations[association].endTransfer()
        return taken.values(in: session.memory(of: association))
    }

    /// Keeps what was asked for while the blocks go out, and holds the values still.
    mutating func keep(
        _ variables: WireList<VariableAccess>, for transfer: LongResponse, _ peer: Peer,
        in memory: UnsafeMutableRawBufferPointer
    ) throws(Refusal) {
        try copy(variables.octets, for: transfer, into: memory)
        let snapshots = transfer.snapshots(in: memory)
        var index = 0
        for variable in transfer.list(of: VariableAccess.self, in: memory) {
            snapshots[index] = freeze(variable, for: peer)
            index &+= 1
        }
    }

    /// Writes the results of a list, from the variable in which a piece begins to the one in which it ends.
    mutating func writeVariablesAgain(
        of transfer: LongResponse, _ place: inout LongResponse.Place, _ peer: Peer,
        _ memory: UnsafeMutableRawBufferPointer, into writer: inout ByteWriter
    ) {
        let first = place
        // Octets of the response before what the writer stores first.
        let tag = transfer.isWhole && first.element == 0 ? 1 : 0
        let origin = tag &+ writer.skip &- writer.count
        if first.element == 0 { writer.length(transfer.count) } else { _ = writer.skipAtOnce(first.elementOffset) }
        let snapshots = transfer.snapshots(in: memory)
        var index = 0
        for variable in transfer.list(of: VariableAccess.self, in: memory) {
            if index >= first.element {
                if writer.hasOverflowed { return }
                (place.element, place.elementOffset) = (index, origin &+ writer.count &- writer.skip)
                writeResult(of: variable, snapshots[index], peer, isReported: false, into: &writer)
            }
            index &+= 1
        }
    }

    /// Holds a value still, if it can be read at all.
    private mutating func freeze(_ variable: VariableAccess, for peer: Peer) -> UInt32 {
        do throws(Refusal) {
            return freeze(try reference(to: variable, try resolve(variable, for: peer).get(), for: peer), for: peer)
        } catch {
            return 0
        }
    }
}

extension Refusal {
    /// The same refusal of a block for a Read, whose results are those of reading.
    fileprivate var ofLongRead: Refusal {
        switch answer {
        case .dataAccessResult(.longSetAborted): .access(.longGetAborted, because: reason)
        case .dataAccessResult(.noLongSetInProgress): .access(.noLongGetInProgress, because: reason)
        default: self
        }
    }
}

extension LongResponse {
    /// A response to be written again from `variables`.
    init(to variables: WireList<VariableAccess>) {
        self.init(.read, .variables, count: variables.count, length: variables.octets.count, .none)
    }
}

extension InvokeIDAndPriority {
    /// Stands where a service has none.
    static let none = InvokeIDAndPriority(rawValue: 0)
}

extension ByteWriter {
    /// Acknowledges a block of a request that is not complete.
    fileprivate mutating func acknowledge(_ block: UInt16, of service: Service) {
        u8((service == .read ? APDUTag.readResponse : .writeResponse).rawValue)
        u8(1)
        u8(service == .read ? ReadResult.blockNumber : WriteResult.blockNumber)
        u16(block)
    }
}
