/// Outcome of invoking methods.
///
/// - Spec: IEC 62056-5-3, Action-Response
public enum ActionResponse {
    case normal(InvokeIDAndPriority, Outcome)
    case withPBlock(InvokeIDAndPriority, DataBlockSA)
    case withList(InvokeIDAndPriority, WireList<Outcome>)
    /// Asks for the block after `blockNumber` of a long request.
    case nextPBlock(InvokeIDAndPriority, blockNumber: UInt32)

    /// Outcome of one method: Action-Response-With-Optional-Data.
    public struct Outcome: WireValue {
        public var result: ActionResult
        public var returnParameters: GetDataResult?

        public init(result: ActionResult, returnParameters: GetDataResult? = nil) {
            (self.result, self.returnParameters) = (result, returnParameters)
        }

        public init(from reader: inout ByteReader) throws(DecodeError) {
            reader.begin("single-response")
            result = try ActionResult(from: &reader)
            if try reader.isPresent("return-parameters") {
                reader.begin("return-parameters", back: 1)
                returnParameters = try GetDataResult(from: &reader)
                reader.end()
            }
            reader.end()
        }

        public func encode(into writer: inout ByteWriter) {
            result.encode(into: &writer)
            writer.u8(returnParameters == nil ? 0 : 1)
            returnParameters?.encode(into: &writer)
        }
    }
}

extension ActionResponse {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.actionResponse.rawValue, "action-response")
        let choice = try reader.choice("action-response", Self.name)
        let id = try InvokeIDAndPriority(from: &reader)
        switch choice {
        case 1: self = .normal(id, try Outcome(from: &reader))
        case 2: self = .withPBlock(id, try DataBlockSA(from: &reader, "pblock"))
        case 3: self = .withList(id, try WireList(from: &reader, "list-of-responses"))
        default: self = .nextPBlock(id, blockNumber: try reader.u32("block-number"))
        }
        reader.end()
        reader.end()
    }

    /// The name of a choice in the standard; nil for another.
    public static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "action-response-normal"
        case 2: "action-response-with-pblock"
        case 3: "action-response-with-list"
        case 4: "action-response-next-pblock"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .normal(let id, let outcome):
            writer.head(.actionResponse, 1, id)
            outcome.encode(into: &writer)
        case .withPBlock(let id, let block):
            writer.head(.actionResponse, 2, id)
            block.encode(into: &writer)
        case .withList(let id, let outcomes):
            writer.head(.actionResponse, 3, id)
            outcomes.encode(into: &writer)
        case .nextPBlock(let id, let blockNumber):
            writer.head(.actionResponse, 4, id)
            writer.u32(blockNumber)
        }
    }
}
