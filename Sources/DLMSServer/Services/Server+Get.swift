import DLMSWire

/// Reading attributes.
///
/// - Spec: IEC 62056-5-3, GET service
extension Server where Application: ~Copyable {
    mutating func get(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        let request = try exchange.decode(GetRequest.init(from:))
        guard exchange.isConfirmed else { throw Refusal(.none, because: .unconfirmedGet) }
        switch request {
        case .normal(let invokeID, let reference):
            abandonTransfer(of: association, in: &session)
            getOne(reference, invokeID, exchange, association, in: &session, into: &response)
        case .next(let invokeID, let block):
            sendNextBlock(after: block, of: .get, invokeID, exchange, association, in: &session, into: &response)
        case .withList(let invokeID, let references):
            guard has(.multipleReferences, exchange.peer) else { throw exchange.notNegotiated }
            abandonTransfer(of: association, in: &session)
            try getList(references, invokeID, exchange, association, in: &session, into: &response)
        }
    }

    private mutating func getOne(
        _ reference: AttributeReference, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange, _ association: Int,
        in session: inout LinkSession, into response: inout ByteWriter
    ) {
        response.head(.getResponse, 1, invokeID)
        response.u8(GetDataChoice.data)
        let value = response.count
        do throws(Refusal) {
            try read(reference, snapshot: 0, for: exchange.peer, into: &response)
            if response.hasOverflowed {
                let length = response.count &- value &+ response.overflow
                let references = WireList<AttributeReference>(count: 1, octets: exchange.apdu.dropFirst(3))
                let transfer = LongResponse(.get, .value, to: references, invokeID)
                try sendInBlocks(transfer, references, length, exchange, association, in: &session, into: &response)
            }
            reportSuccess(.get, reference.descriptor, from: exchange.peer)
        } catch {
            response.rewind(to: exchange.start)
            response.head(.getResponse, 1, invokeID)
            response.refuse(error)
            report(.get, reference.descriptor, error, from: exchange.peer)
        }
    }

    private mutating func getList(
        _ references: WireList<AttributeReference>, _ invokeID: InvokeIDAndPriority, _ exchange: Exchange,
        _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        response.head(.getResponse, 3, invokeID)
        let list = response.count
        response.length(references.count)
        for reference in references {
            writeResult(of: reference, 0, exchange.peer, isReported: true, into: &response)
        }
        guard response.hasOverflowed else { return }
        let length = response.count &- list &+ response.overflow
        do throws(Refusal) {
            let transfer = LongResponse(.get, .results, to: references, invokeID)
            try sendInBlocks(transfer, references, length, exchange, association, in: &session, into: &response)
        } catch {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong, because: error.reason
            )
        }
    }

    /// Writes the result of one element of a list, with its own success or refusal.
    mutating func writeResult(
        of reference: AttributeReference, _ snapshot: UInt32, _ peer: Peer, isReported: Bool,
        into writer: inout ByteWriter
    ) {
        let result = writer.position
        do throws(Refusal) {
            writer.u8(GetDataChoice.data)
            try read(reference, snapshot: snapshot, for: peer, into: &writer)
            if isReported { reportSuccess(.get, reference.descriptor, from: peer) }
        } catch {
            writer.rewind(to: result)
            writer.refuse(error)
            if isReported { report(.get, reference.descriptor, error, from: peer) }
        }
    }

    /// Sends a response that is too long, of which `length` octets were written, in blocks.
    #if hasFeature(Embedded)
        // A frame of its own: what fits into an APDU is not to stand on it.
        @inline(never)
    #endif
    private mutating func sendInBlocks(
        _ transfer: LongResponse, _ references: WireList<AttributeReference>, _ length: Int, _ exchange: Exchange,
        _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard has(.blockTransferWithGetOrRead, exchange.peer) || has(.generalBlockTransfer, exchange.peer) else {
            throw .access(.otherReason, because: .responseTooLong(length: length, limit: response.limit))
        }
        try keep(references, for: transfer, exchange.peer, in: session.memory(of: association))
        try sendFirstBlock(of: transfer, exchange, association, in: &session, into: &response)
    }
}

// MARK: - One attribute

extension Server where Application: ~Copyable {
    /// Checks that the peer may read the attribute, and writes its value.
    mutating func read(
        _ reference: AttributeReference, snapshot: UInt32, for peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        let object = try find(reference.descriptor, for: peer, .read)
        guard reference.descriptor.attribute != 0 else {
            return try readAll(of: object, reference, snapshot: snapshot, for: peer, into: &writer)
        }
        var target = try target(reference, in: object, for: peer)
        target.snapshot = snapshot
        do throws(DataAccessResult) {
            try application.read(target, for: peer, into: &writer)
        } catch {
            throw .application(error, reference)
        }
    }

    /// Writes all attributes as one structure; null-data stands for those that the peer may not read.
    private mutating func readAll(
        of object: ObjectHandle, _ reference: AttributeReference, snapshot: UInt32, for peer: Peer,
        into writer: inout ByteWriter
    ) throws(Refusal) {
        guard has(.attribute0SupportedWithGet, peer), reference.selection == nil else {
            throw .access(.scopeOfAccessViolated, because: .attributeZero(reference.descriptor))
        }
        let count = application.attributeCount(of: object)
        writer.structure(count: Int(count))
        var attribute: UInt8 = 0
        while attribute < count, !writer.hasOverflowed {
            attribute &+= 1
            let granted = application.access(to: object, attribute: attribute, for: peer) ?? []
            guard granted.contains(.read), suffices(granted.protection) else {
                writer.nullData()
                continue
            }
            let target = AttributeTarget(object: object, attribute: attribute, snapshot: snapshot)
            do throws(DataAccessResult) {
                try application.read(target, for: peer, into: &writer)
            } catch {
                throw .application(error, reference)
            }
        }
    }
}

/// Choices of Get-Data-Result.
enum GetDataChoice {
    static let data: UInt8 = 0
    static let dataAccessResult: UInt8 = 1
}

extension ByteWriter {
    /// Writes a refusal in the place of a value.
    mutating func refuse(_ refusal: Refusal) {
        u8(GetDataChoice.dataAccessResult)
        u8(refusal.result)
    }
}
