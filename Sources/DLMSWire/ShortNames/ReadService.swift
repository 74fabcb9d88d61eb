/// Reads variables by short name; parameterized access invokes methods too.
///
/// - Spec: IEC 62056-5-3, ReadRequest
public struct ReadRequest {
    public var variables: WireList<VariableAccess>

    public init(variables: WireList<VariableAccess>) { self.variables = variables }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.readRequest.rawValue, "read-request")
        variables = try WireList(from: &reader, "list-of-variable-access-specification")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.readRequest.rawValue)
        variables.encode(into: &writer)
    }
}

/// Values of variables, in the order of the request.
///
/// - Spec: IEC 62056-5-3, ReadResponse
public struct ReadResponse {
    public var results: WireList<Result>

    public init(results: WireList<Result>) { self.results = results }

    public enum Result: WireValue {
        case data(EncodedData)
        case dataAccessError(DataAccessResult)
        case dataBlock(ShortNameBlock)
        case blockNumber(UInt16)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.readResponse.rawValue, "read-response")
        results = try WireList(from: &reader, "list-of-results")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.readResponse.rawValue)
        results.encode(into: &writer)
    }
}

extension ReadResponse.Result {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.choice("read-response", Self.name)
        switch choice {
        case 0: self = .data(try EncodedData(from: &reader))
        case 1: self = .dataAccessError(try DataAccessResult(from: &reader))
        case 2: self = .dataBlock(try ShortNameBlock(from: &reader))
        default: self = .blockNumber(try reader.u16("block-number"))
        }
        reader.end()
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 0: "data"
        case 1: "data-access-error"
        case 2: "data-block-result"
        case 3: "block-number"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .data(let data):
            writer.u8(0)
            data.encode(into: &writer)
        case .dataAccessError(let result):
            writer.u8(1)
            result.encode(into: &writer)
        case .dataBlock(let block):
            writer.u8(2)
            block.encode(into: &writer)
        case .blockNumber(let number):
            writer.u8(3)
            writer.u16(number)
        }
    }
}
