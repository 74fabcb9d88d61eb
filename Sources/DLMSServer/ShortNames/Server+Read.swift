import DLMSWire

/// Reading variables: attributes, and what methods return, by short name.
///
/// - Spec: IEC 62056-5-3, Read service
extension Server where Application: ~Copyable {
    mutating func readVariables(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard Self.served.contains(.read) else { throw exchange.notNegotiated }
        let request = try exchange.decode(ReadRequest.init(from:))
        switch request.variables.only {
        case .blockNumber(let number):
            sendNextBlock(
                after: UInt32(number), of: .read, .none, exchange, association, in: &session, into: &response)
        case .readDataBlock(let block):
            guard let joined = try receive(block, of: .read, exchange, association, in: &session, into: &response)
            else {
                return
            }
            defer { session.giveBack(association) }
            let variables = try exchange.decode(joined, ReadRequest.variables)
            try answer(variables, behind: joined.count, exchange, association, in: &session, into: &response)
        default:
            abandonTransfer(of: association, in: &session)
            try answer(request.variables, behind: exchange.kept, exchange, association, in: &session, into: &response)
        }
    }

    /// - Parameter used: octets of the association's memory in use by the request.
    private mutating func answer(
        _ variables: WireList<VariableAccess>, behind used: Int, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        try checkList(variables, exchange)
        response.u8(APDUTag.readResponse.rawValue)
        guard !invokesMethod(variables, exchange.peer) else {
            return try answerOnce(variables, behind: used, exchange, association, in: &session, into: &response)
        }
        response.length(variables.count)
        for variable in variables { writeResult(of: variable, 0, exchange.peer, isReported: true, into: &response) }
        guard response.hasOverflowed else { return }
        do throws(Refusal) {
            try checkBlocks(exchange, response)
            let transfer = LongResponse(to: variables)
            try keep(variables, for: transfer, exchange.peer, in: session.memory(of: association))
            try sendFirstBlock(of: transfer, exchange, association, in: &session, into: &response)
        } catch {
            try refuseLong(error, variables, exchange, into: &response)
        }
    }

    /// A list needs multiple references, and blocks stand alone.
    func checkList(_ variables: WireList<VariableAccess>, _ exchange: Exchange) throws(Refusal) {
        guard variables.count <= 1 || has(.multipleReferences, exchange.peer) else { throw exchange.notNegotiated }
        for variable in variables where variable.name == nil {
            throw .malformed(.invalid(field: "variable-access-specification", value: variables.count))
        }
    }

    private func checkBlocks(_ exchange: Exchange, _ response: borrowing ByteWriter) throws(Refusal) {
        guard hasBlocks(exchange) else {
            let length = response.count &- exchange.start &+ response.overflow
            throw .access(.otherReason, because: .responseTooLong(length: length, limit: response.limit))
        }
    }

    private func hasBlocks(_ exchange: Exchange) -> Bool {
        has(.blockTransferWithGetOrRead, exchange.peer) || has(.generalBlockTransfer, exchange.peer)
    }

    /// Refuses a response that is too long: the one variable, or the service when it was a list.
    private mutating func refuseLong(
        _ refusal: Refusal, _ variables: WireList<VariableAccess>, _ exchange: Exchange,
        into response: inout ByteWriter
    ) throws(Refusal) {
        guard variables.count == 1 else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong, because: refusal.reason)
        }
        response.rewind(to: exchange.start)
        response.refuse(read: refusal)
        application.report(.refused(refusal), from: exchange.peer)
    }
}

// MARK: - Methods

extension Server where Application: ~Copyable {
    private func invokesMethod(_ variables: WireList<VariableAccess>, _ peer: Peer) -> Bool {
        for variable in variables {
            if let name = variable.name, application.resolve(shortName: name, for: peer)?.kind == .method {
                return true
            }
        }
        return false
    }

    /// Answers a request that invokes methods. What they return cannot be had again, so a response that may need blocks
    /// is written into the association's memory first.
    private mutating func answerOnce(
        _ variables: WireList<VariableAccess>, behind used: Int, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard hasBlocks(exchange), session.keeping &- used > response.room else {
            return try writeOnce(variables, exchange.peer, into: &response)
        }
        var results = ByteWriter(session.memory(of: association, behind: used))
        // General blocks carry the tag as well.
        if sendsGeneral(.read, exchange) { results.u8(APDUTag.readResponse.rawValue) }
        let tag = results.count
        try writeOnce(variables, exchange.peer, into: &results)
        guard results.count &- tag > response.room else {
            response.octets(results.written.dropFirst(tag))
            return session.giveBack(association)
        }
        let transfer = LongResponse(.read, stored: used..<(used &+ results.count), .none)
        try sendFirstBlock(of: transfer, exchange, association, in: &session, into: &response)
    }

    private mutating func writeOnce(
        _ variables: WireList<VariableAccess>, _ peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        var behind = variables.count
        writer.length(behind)
        try writer.require(behind &* ReadResult.refusalSize)
        let limit = writer.limit
        for variable in variables {
            // Room is kept for the results that follow, so that each of them can be told.
            behind &-= 1
            writer.setLimit(limit &- behind &* ReadResult.refusalSize)
            writeResult(of: variable, 0, peer, isReported: true, into: &writer)
        }
        writer.setLimit(limit)
    }
}

// MARK: - One variable

extension Server where Application: ~Copyable {
    /// Writes the result of one variable, with its own success or refusal.
    mutating func writeResult(
        of variable: VariableAccess, _ snapshot: UInt32, _ peer: Peer, isReported: Bool,
        into writer: inout ByteWriter
    ) {
        let result = writer.position
        let target = resolve(variable, for: peer)
        do throws(Refusal) {
            writer.u8(ReadResult.data)
            let target = try target.get()
            switch target.kind {
            case .attribute:
                let reference = try reference(to: variable, target, for: peer)
                try read(reference, snapshot: snapshot, for: peer, into: &writer)
            case .method: try readMethod(variable, target, for: peer, into: &writer)
            }
            if isReported { reportSuccess(.read, target.descriptor, from: peer) }
        } catch {
            writer.rewind(to: result)
            writer.u8(ReadResult.dataAccessError)
            writer.u8(error.result)
            if isReported { report(.read, try? target.get(), error, from: peer) }
        }
    }

    /// Invokes a method and writes what it returns; null-data when that is nothing.
    private mutating func readMethod(
        _ variable: VariableAccess, _ target: ShortNameTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        let start = writer.count
        try invoke(target, with: variable.parameters, for: peer, into: &writer)
        if writer.hasOverflowed {
            throw .access(.otherReason, because: .responseTooLong(length: writer.count, limit: writer.limit))
        }
        if writer.count == start { writer.nullData() }
    }
}

/// Choices of a ReadResponse.
enum ReadResult {
    static let data: UInt8 = 0
    static let dataAccessError: UInt8 = 1
    static let dataBlock: UInt8 = 2
    static let blockNumber: UInt8 = 3
    /// Octets of a data-access-error.
    static let refusalSize = 2
}

extension ByteWriter {
    /// Writes a response that has one result, a data-access-error.
    mutating func refuse(read refusal: Refusal) {
        u8(APDUTag.readResponse.rawValue)
        u8(1)
        u8(ReadResult.dataAccessError)
        u8(refusal.result)
    }
}

extension ReadRequest {
    /// Reads the list of a request whose octets came in blocks: without the tag.
    static func variables(from reader: inout ByteReader) throws(DecodeError) -> WireList<VariableAccess> {
        try WireList(from: &reader, "list-of-variable-access-specification")
    }
}
