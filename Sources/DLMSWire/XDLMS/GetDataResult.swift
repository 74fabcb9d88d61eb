/// A value, or why there is none.
///
/// - Spec: IEC 62056-5-3, Get-Data-Result
public enum GetDataResult: WireValue {
    case data(EncodedData)
    case dataAccessResult(DataAccessResult)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.tag("result")
        reader.begin("result", back: 1)
        switch choice {
        case 0: self = .data(try EncodedData(from: &reader))
        case 1: self = .dataAccessResult(try DataAccessResult(from: &reader))
        default: throw reader.invalid("result", Int(choice), back: 1)
        }
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .data(let data):
            writer.u8(0)
            data.encode(into: &writer)
        case .dataAccessResult(let code):
            writer.u8(1)
            code.encode(into: &writer)
        }
    }
}
