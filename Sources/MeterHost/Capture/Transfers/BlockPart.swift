import DLMSWire

/// What an APDU is to a transfer in blocks.
enum BlockPart {
    /// A request that stands by itself; its answer may come in blocks.
    case request
    /// A piece of a value that is longer than an APDU.
    case piece(number: UInt32, isLast: Bool, octets: Octets)
    /// Takes a block, and asks for the next one where there is one.
    case acknowledgement
    /// An answer that ends what was going on.
    case answer
    /// An answer that ends it before its time, and why.
    case refusal(String)

    /// - Parameter isRequest: whether the client sent it.
    init(_ apdu: Octets, isRequest: Bool) {
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            self = try Self.read(apdu, &reader) ?? (isRequest ? .request : .answer)
        } catch {
            self = isRequest ? .request : .refusal("malformed: \(error)")
        }
    }

    /// - Returns: nil for what has nothing to do with blocks; told from the choice, without decoding more.
    private static func read(_ apdu: Octets, _ reader: inout ByteReader) throws(DecodeError) -> BlockPart? {
        guard apdu.count > 1 else { return nil }
        let choice = apdu[1]
        switch APDUTag(rawValue: apdu[0]) {
        case .getRequest: return choice == 2 ? .acknowledgement : nil
        case .getResponse: return choice == 2 ? part(try GetResponse(from: &reader)) : nil
        case .setRequest: return [2, 3, 5].contains(choice) ? part(try SetRequest(from: &reader)) : nil
        case .setResponse: return [2, 3, 4].contains(choice) ? part(try SetResponse(from: &reader)) : nil
        case .actionRequest: return [2, 4, 5, 6].contains(choice) ? part(try ActionRequest(from: &reader)) : nil
        case .actionResponse: return [2, 4].contains(choice) ? part(try ActionResponse(from: &reader)) : nil
        case .readRequest: return part(try ReadRequest(from: &reader))
        case .readResponse: return part(try ReadResponse(from: &reader))
        case .writeRequest: return part(try WriteRequest(from: &reader))
        case .writeResponse: return part(try WriteResponse(from: &reader))
        case .generalBlockTransfer: return part(try GeneralBlockTransfer(from: &reader))
        case .exceptionResponse: return .refusal("exception-response")
        case .confirmedServiceError: return .refusal("confirmed-service-error")
        default: return nil
        }
    }
}

// MARK: - By logical name

extension BlockPart {
    private static func part(_ response: GetResponse) -> BlockPart? {
        guard case .withDatablock(_, let block) = response else { return nil }
        switch block.result {
        case .rawData(let octets): return .piece(number: block.number, isLast: block.isLast, octets: octets)
        case .dataAccessResult(let result): return refusal(result)
        }
    }

    private static func part(_ request: SetRequest) -> BlockPart? {
        switch request {
        case .withFirstDatablock(_, _, let block), .withDatablock(_, let block),
            .withListAndFirstDatablock(_, _, let block):
            piece(block)
        default: nil
        }
    }

    private static func part(_ response: SetResponse) -> BlockPart? {
        switch response {
        case .datablock: .acknowledgement
        case .lastDatablock(_, let result, _): result == .success ? .answer : refusal(result)
        default: nil
        }
    }

    private static func part(_ request: ActionRequest) -> BlockPart? {
        switch request {
        case .nextPBlock: .acknowledgement
        case .withFirstPBlock(_, _, let block), .withPBlock(_, let block), .withListAndFirstPBlock(_, _, let block):
            piece(block)
        default: nil
        }
    }

    private static func part(_ response: ActionResponse) -> BlockPart? {
        switch response {
        case .withPBlock(_, let block): piece(block)
        case .nextPBlock: .acknowledgement
        default: nil
        }
    }

    private static func piece(_ block: DataBlockSA) -> BlockPart {
        .piece(number: block.number, isLast: block.isLast, octets: block.rawData)
    }

    private static func refusal(_ result: DataAccessResult) -> BlockPart {
        .refusal(CodeNames.text(result.name, result.rawValue))
    }
}

// MARK: - By short name

extension BlockPart {
    private static func part(_ request: ReadRequest) -> BlockPart? {
        switch request.variables.first {
        case .blockNumber: .acknowledgement
        case .readDataBlock(let block): piece(block)
        default: nil
        }
    }

    private static func part(_ response: ReadResponse) -> BlockPart? {
        switch response.results.first {
        case .dataBlock(let block): piece(block)
        case .blockNumber: .acknowledgement
        case .dataAccessError(let result): refusal(result)
        default: nil
        }
    }

    /// A block of a long WRITE is announced by its variable, and its octets are the value.
    private static func part(_ request: WriteRequest) -> BlockPart? {
        guard case .writeDataBlock(let isLast, let number)? = request.variables.first,
            let value = request.values.first
        else { return nil }
        var reader = value.reader
        guard let octets = try? reader.readOctetString("raw-data") else { return nil }
        return .piece(number: UInt32(number), isLast: isLast, octets: octets)
    }

    private static func part(_ response: WriteResponse) -> BlockPart? {
        switch response.results.first {
        case .blockNumber: .acknowledgement
        case .dataAccessError(let result): refusal(result)
        default: nil
        }
    }

    private static func piece(_ block: ShortNameBlock) -> BlockPart {
        .piece(number: UInt32(block.number), isLast: block.isLast, octets: block.rawData)
    }
}

// MARK: - General block transfer

extension BlockPart {
    private static func part(_ block: GeneralBlockTransfer) -> BlockPart {
        if block.blockData.isEmpty, !block.isLast { return .acknowledgement }
        return .piece(number: UInt32(block.blockNumber), isLast: block.isLast, octets: block.blockData)
    }
}

extension WireList {
    fileprivate var first: Element? { first { _ in true } }
}
