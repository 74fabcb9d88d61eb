/// One block of a long GET response.
///
/// - Spec: IEC 62056-5-3, DataBlock-G
public struct DataBlockG {
    public var isLast: Bool
    /// From 1.
    public var number: UInt32
    public var result: Result

    public enum Result {
        /// A piece of the encoded value.
        case rawData(Octets)
        case dataAccessResult(DataAccessResult)
    }

    public init(isLast: Bool, number: UInt32, result: Result) {
        (self.isLast, self.number, self.result) = (isLast, number, result)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        reader.begin("result")
        isLast = try reader.bool("last-block")
        number = try reader.u32("block-number")
        let choice = try reader.tag("result")
        switch choice {
        case 0: result = .rawData(try reader.counted("raw-data"))
        case 1: result = .dataAccessResult(try DataAccessResult(from: &reader))
        default: throw reader.invalid("result", Int(choice), back: 1)
        }
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(isLast ? 1 : 0)
        writer.u32(number)
        switch result {
        case .rawData(let octets):
            writer.u8(0)
            writer.counted(octets)
        case .dataAccessResult(let code):
            writer.u8(1)
            code.encode(into: &writer)
        }
    }
}

/// One block of a long SET request, ACTION request or ACTION response.
///
/// - Spec: IEC 62056-5-3, DataBlock-SA
public struct DataBlockSA {
    public var isLast: Bool
    /// From 1.
    public var number: UInt32
    /// A piece of the encoded value.
    public var rawData: Octets

    public init(isLast: Bool, number: UInt32, rawData: Octets) {
        (self.isLast, self.number, self.rawData) = (isLast, number, rawData)
    }

    public init(from reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        reader.begin(field)
        isLast = try reader.bool("last-block")
        number = try reader.u32("block-number")
        rawData = try reader.counted("raw-data")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(isLast ? 1 : 0)
        writer.u32(number)
        writer.counted(rawData)
    }
}
