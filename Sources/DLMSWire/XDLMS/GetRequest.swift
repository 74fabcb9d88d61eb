/// Reads attributes.
///
/// - Spec: IEC 62056-5-3, Get-Request
public enum GetRequest {
    case normal(InvokeIDAndPriority, AttributeReference)
    /// Asks for the block after `blockNumber`.
    case next(InvokeIDAndPriority, blockNumber: UInt32)
    case withList(InvokeIDAndPriority, WireList<AttributeReference>)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.getRequest.rawValue, "get-request")
        let choice = try reader.choice("get-request", Self.name)
        let invokeID = try InvokeIDAndPriority(from: &reader)
        switch choice {
        case 1: self = .normal(invokeID, try AttributeReference(from: &reader))
        case 2: self = .next(invokeID, blockNumber: try reader.u32("block-number"))
        default: self = .withList(invokeID, try WireList(from: &reader, "attribute-descriptor-list"))
        }
        reader.end()
        reader.end()
    }

    /// The name of a choice in the standard; nil for another.
    public static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "get-request-normal"
        case 2: "get-request-next"
        case 3: "get-request-with-list"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .normal(let invokeID, let attribute):
            writer.head(.getRequest, 1, invokeID)
            attribute.encode(into: &writer)
        case .next(let invokeID, let blockNumber):
            writer.head(.getRequest, 2, invokeID)
            writer.u32(blockNumber)
        case .withList(let invokeID, let attributes):
            writer.head(.getRequest, 3, invokeID)
            attributes.encode(into: &writer)
        }
    }
}
