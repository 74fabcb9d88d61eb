/// A BER BIT STRING of up to 32 bits: protocol version and ACSE requirements.
public struct ShortBitString: Equatable, Sendable {
    /// Octets of bits, 0 to 4.
    public var octetCount: UInt8
    /// Bits of the last octet that do not count, 0 to 7.
    public var unusedBits: UInt8
    /// The octets as one number.
    public var value: UInt32

    public init(octetCount: UInt8, unusedBits: UInt8, value: UInt32) {
        (self.octetCount, self.unusedBits, self.value) = (octetCount, unusedBits, value)
    }

    /// One bit, set: version 1 of ACSE, or "authentication" as its only requirement.
    public static let bit0 = Self(octetCount: 1, unusedBits: 7, value: 0x80)

    /// Whether bit `index` is set; bit 0 is the first, the most significant of the first octet.
    public func contains(_ index: UInt8) -> Bool {
        let count = octetCount &* 8 &- unusedBits
        guard index < count else { return false }
        return value >> UInt32(octetCount &* 8 &- 1 &- index) & 1 != 0
    }
}

extension ShortBitString {
    /// Reads the contents, up to the end of `reader`; `bit0` is the name of bit 0.
    init(contents reader: inout ByteReader, _ field: FieldName, bit0: StaticString) throws(DecodeError) {
        let octets = try reader.octets(reader.remaining, field)
        guard (1...5).contains(octets.count) else { throw reader.invalid(field, octets.count) }
        guard octets[0] <= 7, octets.count > 1 || octets[0] == 0 else { throw reader.invalid(field, Int(octets[0])) }
        octetCount = UInt8(octets.count &- 1)
        unusedBits = octets[0]
        value = 0
        for index in 1..<octets.count { value = value << 8 | UInt32(octets[index]) }
        let isSet = contains(0)
        reader.explain(isSet ? bit0 : nil)
    }

    /// Writes the contents.
    func encode(into writer: inout ByteWriter) {
        writer.u8(unusedBits)
        if octetCount > 0 { writer.unsigned(UInt64(value), Int(octetCount)) }
    }
}
