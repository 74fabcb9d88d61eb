/// Writes variables by short name.
///
/// - Spec: IEC 62056-5-3, WriteRequest and UnconfirmedWriteRequest
public struct WriteRequest {
    /// Sent as UnconfirmedWriteRequest: there is no response.
    public var isUnconfirmed: Bool
    public var variables: WireList<VariableAccess>
    public var values: WireList<EncodedData>

    public init(isUnconfirmed: Bool = false, variables: WireList<VariableAccess>, values: WireList<EncodedData>) {
        (self.isUnconfirmed, self.variables, self.values) = (isUnconfirmed, variables, values)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        let tag = APDUTag(rawValue: try reader.tag("write-request"))
        guard tag == .writeRequest || tag == .unconfirmedWriteRequest else {
            throw reader.invalid("write-request", Int(tag.rawValue), back: 1)
        }
        isUnconfirmed = tag == .unconfirmedWriteRequest
        reader.begin(isUnconfirmed ? "unconfirmed-write-request" : "write-request", back: 1)
        variables = try WireList(from: &reader, "list-of-variable-access-specification")
        values = try WireList(from: &reader, "list-of-data")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8((isUnconfirmed ? APDUTag.unconfirmedWriteRequest : .writeRequest).rawValue)
        variables.encode(into: &writer)
        values.encode(into: &writer)
    }
}

/// Outcome of writing variables, in the order of the request.
///
/// - Spec: IEC 62056-5-3, WriteResponse
public struct WriteResponse {
    public var results: WireList<Result>

    public init(results: WireList<Result>) { self.results = results }

    public enum Result: WireValue {
        case success
        case dataAccessError(DataAccessResult)
        case blockNumber(UInt16)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.writeResponse.rawValue, "write-response")
        results = try WireList(from: &reader, "list-of-results")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.writeResponse.rawValue)
        results.encode(into: &writer)
    }
}

extension WriteResponse.Result {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.choice("write-response", Self.name)
        switch choice {
        case 0: self = .success
        case 1: self = .dataAccessError(try DataAccessResult(from: &reader))
        default: self = .blockNumber(try reader.u16("block-number"))
        }
        reader.end()
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 0: "success"
        case 1: "data-access-error"
        case 2: "block-number"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .success: writer.u8(0)
        case .dataAccessError(let result):
            writer.u8(1)
            result.encode(into: &writer)
        case .blockNumber(let number):
            writer.u8(2)
            writer.u16(number)
        }
    }
}
