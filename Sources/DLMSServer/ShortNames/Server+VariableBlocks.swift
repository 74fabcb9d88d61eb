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
    mutating func receive(
        _ block: ShortNameBlock, of service: Service, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) -> Octets? {
        do throws(Refusal) {
            let joined = try take(block, of: service, exchange, association, in: &session)
            if joined == nil { response.acknowledge(block.number, of: service) }
            return joined
        } catch {
            abandonTransfer(of: association, in: &session)
            response.rewind(to: exchange.start)
            if service == .read { response.refuse(read: error) } else { response.refuse(write: error) }
            application.report(.refused(error), from: exchange.peer)
            return nil
        }
    }

    private mutating func take(
        _ block: ShortNameBlock, of service: Service, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession
    ) throws(Refusal) -> Octets? {
        let needed: Conformance = service == .read ? .blockTransferWithGetOrRead : .blockTransferWithSetOrWrite
        guard has(needed, exchange.peer) else { throw .access(.otherReason, because: exchange.notNegotiated.reason) }
        // A first block begins anew, whatever was going on.
        if block.number == 1 {
            abandonTransfer(of: association, in: &session)
            session.associations[association].begin(
                .receiving(LongRequest(service, isList: false, count: 0, length: 0)))
        }
        switch session.associations[association].receiveBlock(UInt32(block.number), of: service) {
        case .take(let transfer): return try join(block, transfer, association, in: &session)
        case .repeated: return nil
        case .wrongNumber(let expected):
            throw .access(
                .dataBlockNumberInvalid, because: .blockNumber(asked: UInt32(block.number), expected: expected))
        case .nothingInProgress:
            throw .access(service == .read ? .noLongGetInProgress : .noLongSetInProgress, because: .noLongTransfer)
        }
    }

    private mutating func join(
        _ block: ShortNameBlock, _ transfer: LongRequest, _ association: Int, in session: inout LinkSession
    ) throws(Refusal) -> Octets? {
        let memory = session.memory(of: association)
        let next = transfer.after(block.rawData.count)
        guard next.size <= memory.count else {
            throw .access(
                transfer.service == .read ? .longGetAborted : .longSetAborted,
                because: .requestTooLongToKeep(length: next.size, limit: memory.count))
        }
        UnsafeMutableRawBufferPointer(rebasing: memory[transfer.size..<next.size])
            .copyMemory(from: block.rawData.bytes)
        guard block.isLast else {
            session.associations[association].begin(.receiving(next))
            return nil
        }
        session.associations[association].endTransfer()
        return next.values(in: memory)
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

    /// Holds a value still, if it can be read at all.
    private mutating func freeze(_ variable: VariableAccess, for peer: Peer) -> UInt32 {
        do throws(Refusal) {
            return freeze(try reference(to: variable, try resolve(variable, for: peer).get(), for: peer), for: peer)
        } catch {
            return 0
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
