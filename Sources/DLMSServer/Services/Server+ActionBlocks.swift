import DLMSWire

/// Invoking methods whose parameters come in blocks, or whose outcome goes out in blocks.
///
/// - Spec: IEC 62056-5-3, ACTION service with block transfer
extension Server where Application: ~Copyable {
    /// Takes a block and asks for the next; invokes the methods when it was the last one.
    mutating func actionBlock(
        _ request: ActionRequest, _ block: DataBlockSA, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange,
        _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard has(.blockTransferWithAction, exchange.peer) else { throw exchange.notNegotiated }
        if case .withListAndFirstPBlock = request, !has(.multipleReferences, exchange.peer) {
            throw exchange.notNegotiated
        }
        let listed = request.listed ?? session.associations[association].receivedList
        do throws(Refusal) {
            let long = try take(request, association, in: &session)
            guard let long, block.isLast else {
                response.head(.actionResponse, ActionResponseChoice.nextPBlock, invokeID)
                return response.u32(block.number)
            }
            session.associations[association].endTransfer()
            try invoke(long, invokeID, exchange, association, in: &session, into: &response)
        } catch {
            abandonTransfer(of: association, in: &session)
            response.rewind(to: exchange.start)
            response.refuse(block: error, ofList: listed, invokeID)
            application.report(.refused(error), from: exchange.peer)
        }
        session.giveBack(association)
    }

    /// - Returns: nil when the block had come before.
    private mutating func take(
        _ request: ActionRequest, _ association: Int, in session: inout LinkSession
    ) throws(Refusal) -> LongRequest? {
        switch request {
        case .withFirstPBlock(_, let method, let block):
            try takeFirstBlock(block, of: .action, isList: false, count: 1, association, in: &session) {
                method.encode(into: &$0)
            }
        case .withListAndFirstPBlock(_, let methods, let block):
            try takeFirstBlock(block, of: .action, isList: true, count: methods.count, association, in: &session) {
                $0.octets(methods.octets)
            }
        case .withPBlock(_, let block): try takeBlock(block, of: .action, association, in: &session)
        case .normal, .withList, .nextPBlock: preconditionFailure("a request without a block")
        }
    }

    /// Invokes the methods that the blocks were about.
    private mutating func invoke(
        _ request: LongRequest, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        let memory = session.memory(of: association)
        let methods: WireList<MethodDescriptor> = request.references(in: memory)
        if request.isList, Self.served.contains(.multipleReferences) {
            let parameters = try request.decodeList(in: memory)
            try invokeAll(
                methods, parameters, behind: request.size, invokeID, exchange, association, in: &session,
                into: &response)
        } else {
            let parameters = try request.decode(in: memory, EncodedData.init(from:))
            for method in methods {
                try invokeOne(
                    method, parameters, behind: request.size, invokeID, exchange, association, in: &session,
                    into: &response)
            }
        }
    }
}

extension ActionRequest {
    /// Elements of the list that the first block names.
    fileprivate var listed: Int? {
        if case .withListAndFirstPBlock(_, let methods, _) = self { methods.count } else { nil }
    }
}

// MARK: - A long outcome

extension Server where Application: ~Copyable {
    /// Whether an outcome is written into the association's memory first. A method is invoked only once, so what it
    /// returns must be kept when it may turn out too long for an APDU.
    /// - Parameter used: octets of the memory in use by the parameters.
    func keepsOutcome(
        behind used: Int, _ exchange: Exchange, in session: borrowing LinkSession, _ response: borrowing ByteWriter
    ) -> Bool {
        (has(.blockTransferWithAction, exchange.peer) || has(.generalBlockTransfer, exchange.peer))
            && exchange.isConfirmed
            && session.keeping &- used > response.room
    }

    /// Octets in front of an outcome for the head that general blocks carry with it.
    func headRoom(_ exchange: Exchange) -> Int {
        sendsGeneral(.action, exchange) ? ResponseHead.size : 0
    }

    /// Sends what was written into the memory: behind the head in `response` when it fits there, else in blocks.
    /// - Parameter first: octets at the beginning that are not sent in blocks.
    mutating func sendOutcome(
        _ place: Range<Int>, without first: Int, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange,
        _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        if place.count <= response.room {
            response.octets(Octets(UnsafeRawBufferPointer(rebasing: session.memory(of: association)[place])))
            return session.giveBack(association)
        }
        var kept = (place.lowerBound &+ first)..<place.upperBound
        if sendsGeneral(.action, exchange) {
            // General blocks carry the head as well.
            let head = response.written.dropFirst(exchange.start)
            kept = (place.lowerBound &- head.count)..<place.upperBound
            UnsafeMutableRawBufferPointer(rebasing: session.memory(of: association)[kept])
                .copyMemory(from: head.bytes)
        }
        let transfer = LongResponse(.action, stored: kept, invokeID)
        try sendFirstBlock(of: transfer, exchange, association, in: &session, into: &response)
    }
}

/// Choices of Action-Response for blocks.
private enum ActionResponseChoice {
    static let nextPBlock: UInt8 = 4
}
