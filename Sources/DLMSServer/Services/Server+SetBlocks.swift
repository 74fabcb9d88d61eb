import DLMSWire

/// Writing attributes whose values come in blocks.
///
/// - Spec: IEC 62056-5-3, SET service with block transfer
extension Server where Application: ~Copyable {
    /// Takes a block and acknowledges it; writes the attributes when it was the last one.
    mutating func setBlock(
        _ request: SetRequest, _ block: DataBlockSA, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange,
        _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard has(.blockTransferWithSetOrWrite, exchange.peer) else { throw exchange.notNegotiated }
        if case .withListAndFirstDatablock = request, !has(.multipleReferences, exchange.peer) {
            throw exchange.notNegotiated
        }
        let listed = request.listed ?? session.associations[association].receivedList
        do throws(Refusal) {
            let long = try take(request, association, in: &session)
            guard let long, block.isLast else {
                response.head(.setResponse, SetResponseChoice.datablock, invokeID)
                return response.u32(block.number)
            }
            session.associations[association].endTransfer()
            try set(long, block, invokeID, exchange.peer, session.memory(of: association), into: &response)
        } catch {
            abandonTransfer(of: association, in: &session)
            response.rewind(to: exchange.start)
            response.refuse(block: block.number, error.result, ofList: listed, invokeID)
            application.report(.refused(error), from: exchange.peer)
        }
        session.giveBack(association)
    }

    /// - Returns: nil when the block had come before.
    private mutating func take(
        _ request: SetRequest, _ association: Int, in session: inout LinkSession
    ) throws(Refusal) -> LongRequest? {
        switch request {
        case .withFirstDatablock(_, let reference, let block):
            try takeFirstBlock(block, of: .set, isList: false, count: 1, association, in: &session) {
                reference.encode(into: &$0)
            }
        case .withListAndFirstDatablock(_, let references, let block):
            try takeFirstBlock(block, of: .set, isList: true, count: references.count, association, in: &session) {
                $0.octets(references.octets)
            }
        case .withDatablock(_, let block): try takeBlock(block, of: .set, association, in: &session)
        case .normal, .withList: preconditionFailure("a request without a block")
        }
    }

    /// Writes the attributes that the blocks were about.
    private mutating func set(
        _ request: LongRequest, _ block: DataBlockSA, _ invokeID: InvokeIDAndPriority, _ peer: Peer,
        _ memory: UnsafeMutableRawBufferPointer, into response: inout ByteWriter
    ) throws(Refusal) {
        let references: WireList<AttributeReference> = request.references(in: memory)
        if request.isList, Self.served.contains(.multipleReferences) {
            let values = try request.decodeList(in: memory)
            response.head(.setResponse, SetResponseChoice.lastDatablockWithList, invokeID)
            response.length(references.count)
            // The block's number follows the results.
            try response.require(references.count &+ MemoryLayout<UInt32>.size)
            setAll(references, values, peer, into: &response)
        } else {
            let value = try request.decode(in: memory, EncodedData.init(from:))
            response.head(.setResponse, SetResponseChoice.lastDatablock, invokeID)
            for reference in references { response.u8(setOne(reference, value, for: peer)) }
        }
        response.u32(block.number)
    }
}

extension SetRequest {
    /// Elements of the list that the first block names.
    fileprivate var listed: Int? {
        if case .withListAndFirstDatablock(_, let references, _) = self { references.count } else { nil }
    }
}

extension ByteWriter {
    /// Refuses a request in blocks: once for each element of a list, which is the form that its client waits for.
    fileprivate mutating func refuse(
        block number: UInt32, _ result: UInt8, ofList count: Int?, _ invokeID: InvokeIDAndPriority
    ) {
        // Head, count and block number stand around the results.
        if let count, count &+ 10 <= room {
            head(.setResponse, SetResponseChoice.lastDatablockWithList, invokeID)
            length(count)
            for _ in 0..<count { u8(result) }
        } else {
            head(.setResponse, SetResponseChoice.lastDatablock, invokeID)
            u8(result)
        }
        u32(number)
    }
}

/// Choices of Set-Response for blocks.
private enum SetResponseChoice {
    static let datablock: UInt8 = 2
    static let lastDatablock: UInt8 = 3
    static let lastDatablockWithList: UInt8 = 4
}
