import DLMSWire

/// Writing attributes.
///
/// - Spec: IEC 62056-5-3, SET service
extension Server where Application: ~Copyable {
    mutating func set(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        let request = try exchange.decode(SetRequest.init(from:))
        if case .withDatablock = request {} else { abandonTransfer(of: association, in: &session) }
        switch request {
        case .normal(let invokeID, let reference, let value):
            response.head(.setResponse, 1, invokeID)
            response.u8(setOne(reference, value, for: exchange.peer))
        case .withList(let invokeID, let references, let values):
            try setList(references, values, invokeID, exchange, into: &response)
        case .withFirstDatablock(let invokeID, _, let block), .withDatablock(let invokeID, let block),
            .withListAndFirstDatablock(let invokeID, _, let block):
            try setBlock(request, block, invokeID, exchange, association, in: &session, into: &response)
        }
    }

    private mutating func setList(
        _ references: WireList<AttributeReference>, _ values: WireList<EncodedData>, _ invokeID: InvokeIDAndPriority,
        _ exchange: Exchange, into response: inout ByteWriter
    ) throws(Refusal) {
        guard has(.multipleReferences, exchange.peer) else { throw exchange.notNegotiated }
        guard references.count == values.count else {
            throw .malformed(.invalid(field: "value-list", value: values.count))
        }
        response.head(.setResponse, 5, invokeID)
        response.length(references.count)
        try response.require(references.count)
        setAll(references, values, exchange.peer, into: &response)
    }

    /// Writes the attributes of a list, each with a value of its own, and their results.
    mutating func setAll(
        _ references: WireList<AttributeReference>, _ values: WireList<EncodedData>, _ peer: Peer,
        into response: inout ByteWriter
    ) {
        var next = values.makeIterator()
        for reference in references {
            guard let value = next.next() else { break }
            response.u8(setOne(reference, value, for: peer))
        }
    }

    /// Writes one attribute.
    /// - Returns: the data-access-result.
    mutating func setOne(_ reference: AttributeReference, _ value: EncodedData, for peer: Peer) -> UInt8 {
        do throws(Refusal) {
            try write(reference, value, for: peer)
            reportSuccess(.set, reference.descriptor, from: peer)
            return DataAccessResult.success.rawValue
        } catch {
            report(.set, reference.descriptor, error, from: peer)
            return error.result
        }
    }

    /// Checks that the peer may write the attribute, and does it.
    mutating func write(
        _ reference: AttributeReference, _ value: EncodedData, for peer: Peer
    ) throws(Refusal) {
        let object = try find(reference.descriptor, for: peer, .write)
        guard reference.descriptor.attribute != 0 else { return try writeAll(of: object, reference, value, for: peer) }
        let target = try target(reference, in: object, for: peer)
        var reader = value.reader
        do throws(DataAccessResult) {
            try application.write(target, for: peer, from: &reader)
        } catch {
            throw .application(error, reference)
        }
    }
}

extension ByteWriter {
    /// Refuses a response of which `count` octets more will not fit, before anything is done.
    func require(_ count: Int) throws(Refusal) {
        guard !hasOverflowed, count <= room else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                because: .responseTooLong(length: self.count &+ count, limit: limit)
            )
        }
    }
}
