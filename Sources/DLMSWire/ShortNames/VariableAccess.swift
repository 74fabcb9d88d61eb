/// What a short-name service acts on.
///
/// - Spec: IEC 62056-5-3, Variable-Access-Specification
public enum VariableAccess: WireValue {
    case variableName(UInt16)
    /// A part of an attribute, or the parameters of a method.
    case parameterized(UInt16, SelectiveAccess)
    /// Asks for the block after this one.
    case blockNumber(UInt16)
    /// A block of a long request that reads.
    case readDataBlock(ShortNameBlock)
    /// Announces a block of a long request that writes.
    case writeDataBlock(isLast: Bool, number: UInt16)

    public init(from reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.choice("variable-access-specification", Self.name)
        switch choice {
        case 2: self = .variableName(try reader.shortName())
        case 4:
            let name = try reader.shortName()
            self = .parameterized(name, try SelectiveAccess(from: &reader))
        case 5: self = .blockNumber(try reader.u16("block-number"))
        case 6: self = .readDataBlock(try ShortNameBlock(from: &reader))
        default:
            let isLast = try reader.bool("last-block")
            self = .writeDataBlock(isLast: isLast, number: try reader.u16("block-number"))
        }
        reader.end()
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 2: "variable-name"
        case 4: "parameterized-access"
        case 5: "block-number-access"
        case 6: "read-data-block-access"
        case 7: "write-data-block-access"
        default: nil
        }
    }

    public func encode(into writer: inout ByteWriter) {
        switch self {
        case .variableName(let name):
            writer.u8(2)
            writer.u16(name)
        case .parameterized(let name, let selection):
            writer.u8(4)
            writer.u16(name)
            selection.encode(into: &writer)
        case .blockNumber(let number):
            writer.u8(5)
            writer.u16(number)
        case .readDataBlock(let block):
            writer.u8(6)
            block.encode(into: &writer)
        case .writeDataBlock(let isLast, let number):
            writer.u8(7)
            writer.u8(isLast ? 1 : 0)
            writer.u16(number)
        }
    }
}

/// One block of a long short-name request or response.
///
/// - Spec: IEC 62056-5-3, Read-Data-Block-Access and Data-Block-Result
public struct ShortNameBlock {
    public var isLast: Bool
    /// From 1.
    public var number: UInt16
    public var rawData: Octets

    public init(isLast: Bool, number: UInt16, rawData: Octets) {
        (self.isLast, self.number, self.rawData) = (isLast, number, rawData)
    }

    init(from reader: inout ByteReader) throws(DecodeError) {
        isLast = try reader.bool("last-block")
        number = try reader.u16("block-number")
        rawData = try reader.counted("raw-data")
    }

    func encode(into writer: inout ByteWriter) {
        writer.u8(isLast ? 1 : 0)
        writer.u16(number)
        writer.counted(rawData)
    }
}

extension ByteReader {
    /// Reads a short name, which is known by its hex digits.
    fileprivate mutating func shortName() throws(DecodeError) -> UInt16 {
        let name = try u16("variable-name")
        #if !hasFeature(Embedded)
            explain(text: "0x" + hex([UInt8(name >> 8), UInt8(name & 0xFF)]))
        #endif
        return name
    }
}
