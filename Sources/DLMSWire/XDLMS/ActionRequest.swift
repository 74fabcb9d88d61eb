/// Invokes methods.
///
/// - Spec: IEC 62056-5-3, Action-Request
public enum ActionRequest {
    case normal(InvokeIDAndPriority, MethodDescriptor, parameters: EncodedData?)
    /// Asks for the block after `blockNumber`.
    case nextPBlock(InvokeIDAndPriority, blockNumber: UInt32)
    case withList(InvokeIDAndPriority, WireList<MethodDescriptor>, parameters: WireList<EncodedData>)
    case withFirstPBlock(InvokeIDAndPriority, MethodDescriptor, DataBlockSA)
    case withListAndFirstPBlock(InvokeIDAndPriority, WireList<MethodDescriptor>, DataBlockSA)
    case withPBlock(InvokeIDAndPriority, DataBlockSA)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.actionRequest.rawValue, "action-request")
        let choice = try reader.choice("action-request", Self.name)
        let id = try InvokeIDAndPriority(from: &reader)
        switch choice {
        case 1:
            let method = try MethodDescriptor(from: &reader)
            let field: FieldName = "method-invocation-parameters"
            let parameters = try reader.isPresent(field) ? try EncodedData(from: &reader, field) : nil
            self = .normal(id, method, parameters: parameters)
        case 2: self = .nextPBlock(id, blockNumber: try reader.u32("block-number"))
        case 3:
            let methods = try WireList<MethodDescriptor>(from: &reader, "cosem-method-descriptor-list")
            self = .withList(id, methods, parameters: try WireList(from: &reader, "method-invocation-parameters"))
        case 4:
            let method = try MethodDescriptor(from: &reader)
            self = .withFirstPBlock(id, method, try DataBlockSA(from: &reader, "pblock"))
        case 5:
            let methods = try WireList<MethodDescriptor>(from: &reader, "cosem-method-descriptor-list")
            self = .withListAndFirstPBlock(id, methods, try DataBlockSA(from: &reader, "pblock"))
        default: self = .withPBlock(id, try DataBlockSA(from: &reader, "pblock"))
        }
        reader.end()
        reader.end()
    }

    /// The name of a choice in the standard; nil for another.
    public static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "action-request-normal"
        case 2: "action-request-next-pblock"
        case 3: "action-request-with-list"
        case 4: "action-request-with-first-pblock"
        case 5: "action-request-with-list-and-first-pblock"
        case 6: "action-request-with-pblock"
        default: nil
        }
    }
}

extension ActionRequest {
    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .normal(let id, let method, let parameters):
            writer.head(.actionRequest, 1, id)
            method.encode(into: &writer)
            writer.u8(parameters == nil ? 0 : 1)
            parameters?.encode(into: &writer)
        case .nextPBlock(let id, let blockNumber):
            writer.head(.actionRequest, 2, id)
            writer.u32(blockNumber)
        case .withList(let id, let methods, let parameters):
            writer.head(.actionRequest, 3, id)
            methods.encode(into: &writer)
            parameters.encode(into: &writer)
        case .withFirstPBlock(let id, let method, let block):
            writer.head(.actionRequest, 4, id)
            method.encode(into: &writer)
            block.encode(into: &writer)
        case .withListAndFirstPBlock(let id, let methods, let block):
            writer.head(.actionRequest, 5, id)
            methods.encode(into: &writer)
            block.encode(into: &writer)
        case .withPBlock(let id, let block):
            writer.head(.actionRequest, 6, id)
            block.encode(into: &writer)
        }
    }
}
