import DLMSWire

/// Writing variables: attributes, and parameters of methods, by short name.
///
/// - Spec: IEC 62056-5-3, Write service and UnconfirmedWrite service
extension Server where Application: ~Copyable {
    mutating func writeVariables(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard !Self.served.isDisjoint(with: [.write, .unconfirmedWrite]) else { throw exchange.notNegotiated }
        let request = try exchange.decode(WriteRequest.init(from:))
        guard case .writeDataBlock(let isLast, let number) = request.variables.only else {
            abandonTransfer(of: association, in: &session)
            return try write(request.variables, request.values, exchange, into: &response)
        }
        guard exchange.isConfirmed else { throw exchange.notNegotiated }
        let block = ShortNameBlock(isLast: isLast, number: number, rawData: try exchange.rawData(of: request.values))
        guard let joined = try receive(block, of: .write, exchange, association, in: &session, into: &response) else {
            return
        }
        defer { session.giveBack(association) }
        let (variables, values) = try exchange.decode(joined, WriteRequest.contents)
        try write(variables, values, exchange, into: &response)
    }

    private mutating func write(
        _ variables: WireList<VariableAccess>, _ values: WireList<EncodedData>, _ exchange: Exchange,
        into response: inout ByteWriter
    ) throws(Refusal) {
        try checkList(variables, exchange)
        guard variables.count == values.count else {
            throw .malformed(.invalid(field: "list-of-data", value: values.count))
        }
        response.u8(APDUTag.writeResponse.rawValue)
        response.length(variables.count)
        try response.require(variables.count &* WriteResult.refusalSize)
        var next = values.makeIterator()
        for variable in variables {
            guard let value = next.next() else { break }
            write(variable, value, for: exchange.peer, into: &response)
        }
    }

    /// Writes one variable, and its result.
    private mutating func write(
        _ variable: VariableAccess, _ value: EncodedData, for peer: Peer, into response: inout ByteWriter
    ) {
        let result = response.position
        let target = resolve(variable, for: peer)
        do throws(Refusal) {
            let target = try target.get()
            switch target.kind {
            case .attribute: try write(try reference(to: variable, target, for: peer), value, for: peer)
            case .method:
                guard case .variableName = variable else {
                    throw .access(.scopeOfAccessViolated, because: .application(target.descriptor))
                }
                try invoke(target, with: value, for: peer, into: &response)
            }
            // What a method returns is not asked for.
            response.rewind(to: result)
            response.u8(WriteResult.success)
            reportSuccess(.write, target.descriptor, from: peer)
        } catch {
            response.rewind(to: result)
            response.u8(WriteResult.dataAccessError)
            response.u8(error.result)
            report(.write, try? target.get(), error, from: peer)
        }
    }
}

/// Choices of a WriteResponse.
enum WriteResult {
    static let success: UInt8 = 0
    static let dataAccessError: UInt8 = 1
    static let blockNumber: UInt8 = 2
    /// Octets of a data-access-error.
    static let refusalSize = 2
}

extension ByteWriter {
    /// Writes a response that has one result, a data-access-error.
    mutating func refuse(write refusal: Refusal) {
        u8(APDUTag.writeResponse.rawValue)
        u8(1)
        u8(WriteResult.dataAccessError)
        u8(refusal.result)
    }
}

extension WriteRequest {
    /// Reads the two lists of a request whose octets came in blocks: without the tag.
    static func contents(
        from reader: inout ByteReader
    ) throws(DecodeError) -> (WireList<VariableAccess>, WireList<EncodedData>) {
        let variables = try WireList<VariableAccess>(from: &reader, "list-of-variable-access-specification")
        return (variables, try WireList<EncodedData>(from: &reader, "list-of-data"))
    }
}

extension Exchange {
    /// The raw data of a write-data-block-access: the one value, an octet-string.
    fileprivate func rawData(of values: WireList<EncodedData>) throws(Refusal) -> Octets {
        do throws(DecodeError) {
            guard values.count == 1 else { throw .invalid(field: "list-of-data", value: values.count) }
            var reader = ByteReader(values.octets)
            return try reader.readOctetString("raw-data")
        } catch {
            throw .malformed(error)
        }
    }
}
