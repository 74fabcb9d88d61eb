/// Values and outcomes of an ACCESS request.
///
/// - Spec: IEC 62056-5-3, Access-Response
public struct AccessResponse {
    public var invokeID: LongInvokeIDAndPriority
    public var dateTime: DateTime?
    /// The request's specifications, repeated when the client asked for a self-descriptive response.
    public var specifications: WireList<AccessRequest.Specification>?
    /// As many values as there are outcomes; null-data where nothing is returned.
    public var data: WireList<EncodedData>
    public var outcomes: WireList<Outcome>

    public init(
        invokeID: LongInvokeIDAndPriority, dateTime: DateTime? = nil,
        specifications: WireList<AccessRequest.Specification>? = nil, data: WireList<EncodedData>,
        outcomes: WireList<Outcome>
    ) {
        (self.invokeID, self.dateTime, self.specifications) = (invokeID, dateTime, specifications)
        (self.data, self.outcomes) = (data, outcomes)
    }

    /// Outcome of one part of the request.
    public enum Outcome: WireValue {
        case get(DataAccessResult)
        case set(DataAccessResult)
        case action(ActionResult)
    }
}

extension AccessResponse {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.accessResponse.rawValue, "access-response")
        invokeID = try LongInvokeIDAndPriority(from: &reader)
        dateTime = try reader.optionalDateTime("date-time")
        let field: FieldName = "access-request-specification"
        specifications = try reader.isPresent(field) ? try WireList(from: &reader, field) : nil
        data = try WireList(from: &reader, "access-response-list-of-data")
        outcomes = try WireList(from: &reader, "access-response-specification")
        guard outcomes.count == data.count else {
            throw reader.fail(.invalid(field: "access-response-specification", value: outcomes.count))
        }
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.accessResponse.rawValue)
        invokeID.encode(into: &writer)
        writer.optionalDateTime(dateTime)
        writer.u8(specifications == nil ? 0 : 1)
        specifications?.encode(into: &writer)
        data.encode(into: &writer)
        outcomes.encode(into: &writer)
    }
}

extension AccessResponse.Outcome {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.choice("access-response-specification", Self.name)
        switch choice {
        case 1: self = .get(try DataAccessResult(from: &reader))
        case 2: self = .set(try DataAccessResult(from: &reader))
        default: self = .action(try ActionResult(from: &reader))
        }
        reader.end()
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "access-response-get"
        case 2: "access-response-set"
        case 3: "access-response-action"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .get(let result):
            writer.u8(1)
            result.encode(into: &writer)
        case .set(let result):
            writer.u8(2)
            result.encode(into: &writer)
        case .action(let result):
            writer.u8(3)
            result.encode(into: &writer)
        }
    }
}
