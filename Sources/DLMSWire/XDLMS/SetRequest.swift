/// Writes attributes.
///
/// - Spec: IEC 62056-5-3, Set-Request
public enum SetRequest {
    case normal(InvokeIDAndPriority, AttributeReference, value: EncodedData)
    case withFirstDatablock(InvokeIDAndPriority, AttributeReference, DataBlockSA)
    case withDatablock(InvokeIDAndPriority, DataBlockSA)
    case withList(InvokeIDAndPriority, WireList<AttributeReference>, values: WireList<EncodedData>)
    case withListAndFirstDatablock(InvokeIDAndPriority, WireList<AttributeReference>, DataBlockSA)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.setRequest.rawValue, "set-request")
        let choice = try reader.choice("set-request", Self.name)
        let id = try InvokeIDAndPriority(from: &reader)
        switch choice {
        case 1:
            let attribute = try AttributeReference(from: &reader)
            self = .normal(id, attribute, value: try EncodedData(from: &reader, "value"))
        case 2:
            let attribute = try AttributeReference(from: &reader)
            self = .withFirstDatablock(id, attribute, try DataBlockSA(from: &reader, "datablock"))
        case 3: self = .withDatablock(id, try DataBlockSA(from: &reader, "datablock"))
        case 4:
            let attributes = try WireList<AttributeReference>(from: &reader, "attribute-descriptor-list")
            self = .withList(id, attributes, values: try WireList(from: &reader, "value-list"))
        default:
            let attributes = try WireList<AttributeReference>(from: &reader, "attribute-descriptor-list")
            self = .withListAndFirstDatablock(id, attributes, try DataBlockSA(from: &reader, "datablock"))
        }
        reader.end()
        reader.end()
    }

    /// The name of a choice in the standard; nil for another.
    public static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 1: "set-request-normal"
        case 2: "set-request-with-first-datablock"
        case 3: "set-request-with-datablock"
        case 4: "set-request-with-list"
        case 5: "set-request-with-list-and-first-datablock"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .normal(let id, let attribute, let value):
            writer.head(.setRequest, 1, id)
            attribute.encode(into: &writer)
            value.encode(into: &writer)
        case .withFirstDatablock(let id, let attribute, let block):
            writer.head(.setRequest, 2, id)
            attribute.encode(into: &writer)
            block.encode(into: &writer)
        case .withDatablock(let id, let block):
            writer.head(.setRequest, 3, id)
            block.encode(into: &writer)
        case .withList(let id, let attributes, let values):
            writer.head(.setRequest, 4, id)
            attributes.encode(into: &writer)
            values.encode(into: &writer)
        case .withListAndFirstDatablock(let id, let attributes, let block):
            writer.head(.setRequest, 5, id)
            attributes.encode(into: &writer)
            block.encode(into: &writer)
        }
    }
}
