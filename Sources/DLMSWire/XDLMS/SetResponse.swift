/// Outcome of writing attributes.
///
/// - Spec: IEC 62056-5-3, Set-Response
public enum SetResponse {
    case normal(InvokeIDAndPriority, DataAccessResult)
    case datablock(InvokeIDAndPriority, blockNumber: UInt32)
    case lastDatablock(InvokeIDAndPriority, DataAccessResult, blockNumber: UInt32)
    case lastDatablockWithList(InvokeIDAndPriority, WireList<DataAccessResult>, blockNumber: UInt32)
    case withList(InvokeIDAndPriority, WireList<DataAccessResult>)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.setResponse.rawValue, "set-response")
        let choice = try reader.choice("set-response", Self.name)
        let id = try InvokeIDAndPriority(from: &reader)
        switch choice {
        case 1: self = .normal(id, try DataAccessResult(from: &reader))
        case 2: self = .datablock(id, blockNumber: try reader.u32("block-number"))
        case 3:
            let result = try DataAccessResult(from: &reader)
            self = .lastDatablock(id, result, blockNumber: try reader.u32("block-number"))
        case 4:
            let results = try WireList<DataAccessResult>(from: &reader, "result-list")
            self = .lastDatablockWithList(id, results, blockNumber: try reader.u32("block-number"))
        default: self = .withList(id, try WireList(from: &reader, "result-list"))
        }
        reader.end()
        reader.end()
    }

    /// The name of a choice in the standard; nil for another.
    public static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "set-response-normal"
        case 2: "set-response-datablock"
        case 3: "set-response-last-datablock"
        case 4: "set-response-last-datablock-with-list"
        case 5: "set-response-with-list"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .normal(let id, let result):
            writer.head(.setResponse, 1, id)
            result.encode(into: &writer)
        case .datablock(let id, let blockNumber):
            writer.head(.setResponse, 2, id)
            writer.u32(blockNumber)
        case .lastDatablock(let id, let result, let blockNumber):
            writer.head(.setResponse, 3, id)
            result.encode(into: &writer)
            writer.u32(blockNumber)
        case .lastDatablockWithList(let id, let results, let blockNumber):
            writer.head(.setResponse, 4, id)
            results.encode(into: &writer)
            writer.u32(blockNumber)
        case .withList(let id, let results):
            writer.head(.setResponse, 5, id)
            results.encode(into: &writer)
        }
    }
}
