/// Reads, writes and invokes, several at once.
///
/// - Spec: IEC 62056-5-3, Access-Request
public struct AccessRequest {
    public var invokeID: LongInvokeIDAndPriority
    public var dateTime: DateTime?
    public var specifications: WireList<Specification>
    /// As many values as there are specifications; null-data where nothing is to be sent.
    public var data: WireList<EncodedData>

    public init(
        invokeID: LongInvokeIDAndPriority, dateTime: DateTime? = nil, specifications: WireList<Specification>,
        data: WireList<EncodedData>
    ) {
        (self.invokeID, self.dateTime) = (invokeID, dateTime)
        (self.specifications, self.data) = (specifications, data)
    }

    /// What one part of the request asks for.
    public enum Specification: WireValue {
        case get(AttributeDescriptor)
        case set(AttributeDescriptor)
        case action(MethodDescriptor)
        case getWithSelection(AttributeDescriptor, SelectiveAccess)
        case setWithSelection(AttributeDescriptor, SelectiveAccess)
    }
}

extension AccessRequest {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.accessRequest.rawValue, "access-request")
        invokeID = try LongInvokeIDAndPriority(from: &reader)
        dateTime = try reader.optionalDateTime("date-time")
        specifications = try WireList(from: &reader, "access-request-specification")
        data = try WireList(from: &reader, "access-request-list-of-data")
        guard data.count == specifications.count else {
            throw reader.fail(.invalid(field: "access-request-list-of-data", value: data.count))
        }
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.accessRequest.rawValue)
        invokeID.encode(into: &writer)
        writer.optionalDateTime(dateTime)
        specifications.encode(into: &writer)
        data.encode(into: &writer)
    }
}

extension AccessRequest.Specification {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.choice("access-request-specification", Self.name)
        switch choice {
        case 1: self = .get(try AttributeDescriptor(from: &reader))
        case 2: self = .set(try AttributeDescriptor(from: &reader))
        case 3: self = .action(try MethodDescriptor(from: &reader))
        case 4: self = .getWithSelection(try AttributeDescriptor(from: &reader), try SelectiveAccess(from: &reader))
        default:
            self = .setWithSelection(try AttributeDescriptor(from: &reader), try SelectiveAccess(from: &reader))
        }
        reader.end()
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "access-request-get"
        case 2: "access-request-set"
        case 3: "access-request-action"
        case 4: "access-request-get-with-selection"
        case 5: "access-request-set-with-selection"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .get(let attribute):
            writer.u8(1)
            attribute.encode(into: &writer)
        case .set(let attribute):
            writer.u8(2)
            attribute.encode(into: &writer)
        case .action(let method):
            writer.u8(3)
            method.encode(into: &writer)
        case .getWithSelection(let attribute, let selection):
            writer.u8(4)
            attribute.encode(into: &writer)
            selection.encode(into: &writer)
        case .setWithSelection(let attribute, let selection):
            writer.u8(5)
            attribute.encode(into: &writer)
            selection.encode(into: &writer)
        }
    }
}
