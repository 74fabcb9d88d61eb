/// An INTEGER of an ACSE APDU, up to four octets: invocation identifiers, results, reasons.
public struct BERInteger: Equatable, Sendable {
    /// Octets it was sent in, 1 to 4: kept, so that an identifier goes back as it came.
    public var octetCount: UInt8
    public var value: Int32

    public init(_ value: UInt8) { (octetCount, self.value) = (value < 0x80 ? 1 : 2, Int32(value)) }
}

extension BERInteger {
    /// Reads the contents, up to the end of `reader`.
    init(contents reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        let count = reader.remaining
        guard (1...4).contains(count) else { throw reader.fail(.invalid(field: field, value: count)) }
        let raw = UInt32(truncatingIfNeeded: try reader.unsigned(count, field))
        let unused = UInt32(32 &- 8 &* count)
        octetCount = UInt8(count)
        value = Int32(bitPattern: raw << unused) >> Int32(unused)
    }

    /// Writes length and contents.
    func encode(into writer: inout ByteWriter) {
        writer.u8(octetCount)
        writer.unsigned(UInt64(UInt32(bitPattern: value)), Int(octetCount))
    }
}
