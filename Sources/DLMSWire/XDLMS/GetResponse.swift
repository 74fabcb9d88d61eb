/// Values of attributes, or why they could not be read.
///
/// - Spec: IEC 62056-5-3, Get-Response
public enum GetResponse {
    case normal(InvokeIDAndPriority, GetDataResult)
    case withDatablock(InvokeIDAndPriority, DataBlockG)
    case withList(InvokeIDAndPriority, WireList<GetDataResult>)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.getResponse.rawValue, "get-response")
        let choice = try reader.choice("get-response", Self.name)
        let invokeID = try InvokeIDAndPriority(from: &reader)
        switch choice {
        case 1: self = .normal(invokeID, try GetDataResult(from: &reader))
        case 2: self = .withDatablock(invokeID, try DataBlockG(from: &reader))
        default: self = .withList(invokeID, try WireList(from: &reader, "result-list"))
        }
        reader.end()
        reader.end()
    }

    /// The name of a choice in the standard; nil for another.
    public static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "get-response-normal"
        case 2: "get-response-with-datablock"
        case 3: "get-response-with-list"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .normal(let invokeID, let result):
            writer.head(.getResponse, 1, invokeID)
            result.encode(into: &writer)
        case .withDatablock(let invokeID, let block):
            writer.head(.getResponse, 2, invokeID)
            block.encode(into: &writer)
        case .withList(let invokeID, let results):
            writer.head(.getResponse, 3, invokeID)
            results.encode(into: &writer)
        }
    }
}
