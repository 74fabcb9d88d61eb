import DLMSWire

/// Putting a request together that comes in blocks, whatever its service.
///
/// - Spec: IEC 62056-5-3, SET service and ACTION service with block transfer
extension Server where Application: ~Copyable {
    /// Takes the first block of a request. `naming` writes what the request is about: its references, without a count.
    mutating func takeFirstBlock(
        _ block: DataBlockSA, of service: Service, isList: Bool, count: Int, _ association: Int,
        in session: inout LinkSession, naming: (inout ByteWriter) -> Void
    ) throws(Refusal) -> LongRequest {
        guard block.number == 1 else {
            throw .access(.dataBlockNumberInvalid, because: .blockNumber(asked: block.number, expected: 1))
        }
        let memory = session.memory(of: association)
        var writer = ByteWriter(memory)
        naming(&writer)
        guard !writer.hasOverflowed else { throw .tooLong(writer.count &+ writer.overflow, memory.count) }
        let request = LongRequest(service, isList: isList, count: count, length: writer.count)
        return try take(block, of: request, association, in: &session)
    }

    /// Takes a later block.
    /// - Returns: the request as far as it has come; nil when the block had come before.
    mutating func takeBlock(
        _ block: DataBlockSA, of service: Service, _ association: Int, in session: inout LinkSession
    ) throws(Refusal) -> LongRequest? {
        switch session.associations[association].receiveBlock(block.number, of: service) {
        case .take(let request): return try take(block, of: request, association, in: &session)
        case .repeated: return nil
        case .wrongNumber(let expected):
            throw .access(.dataBlockNumberInvalid, because: .blockNumber(asked: block.number, expected: expected))
        case .nothingInProgress: throw .access(.noLongSetInProgress, because: .noLongTransfer)
        }
    }

    private mutating func take(
        _ block: DataBlockSA, of request: LongRequest, _ association: Int, in session: inout LinkSession
    ) throws(Refusal) -> LongRequest {
        let memory = session.memory(of: association)
        let (place, count) = (request.size, block.rawData.count)
        guard count <= memory.count &- place else { throw .tooLong(place &+ count, memory.count) }
        UnsafeMutableRawBufferPointer(rebasing: memory[place..<(place &+ count)]).copyMemory(from: block.rawData.bytes)
        let next = request.after(count)
        session.associations[association].begin(.receiving(next))
        return next
    }
}

extension Refusal {
    fileprivate static func tooLong(_ length: Int, _ limit: Int) -> Refusal {
        .access(.longSetAborted, because: .requestTooLong(length: length, limit: limit))
    }
}

extension LongRequest {
    /// The values, joined and decoded to their last octet.
    func decode<Value>(
        in memory: UnsafeMutableRawBufferPointer, _ decoder: (inout ByteReader) throws(DecodeError) -> Value
    ) throws(Refusal) -> Value {
        var reader = ByteReader(values(in: memory))
        do throws(DecodeError) {
            let value = try decoder(&reader)
            try reader.finish("raw-data")
            return value
        } catch {
            throw .access(.typeUnmatched, because: .malformed(error))
        }
    }

    /// One value for each reference.
    func decodeList(in memory: UnsafeMutableRawBufferPointer) throws(Refusal) -> WireList<EncodedData> {
        let list = try decode(in: memory) { (reader: inout ByteReader) throws(DecodeError) in
            try WireList<EncodedData>(from: &reader, "value-list")
        }
        guard list.count == count else {
            throw .access(.typeUnmatched, because: .malformed(.invalid(field: "value-list", value: list.count)))
        }
        return list
    }
}
