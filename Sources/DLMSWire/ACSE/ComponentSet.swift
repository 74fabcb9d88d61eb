/// Which components of an ACSE APDU have been read: each may come once.
struct ComponentSet {
    private var seen: UInt32 = 0

    /// Notes the component with this BER tag.
    /// - Throws: ``DecodeError/invalid(field:value:)`` when it came before.
    mutating func insert(_ tag: UInt8, _ reader: ByteReader, _ field: FieldName) throws(DecodeError) {
        let bit = UInt32(1) << UInt32(tag & 0x1F)
        guard seen & bit == 0 else { throw reader.invalid(field, Int(tag), back: 1) }
        seen |= bit
    }
}
