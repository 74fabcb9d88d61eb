/// The first two octets of a frame: format type 3, the segmentation bit and the length.
///
/// - Spec: IEC 62056-46, frame format field
public struct HDLCFormat {
    /// Format type 3 in the upper four bits.
    static let type: UInt16 = 0xA000
    private static let segmentation: UInt16 = 0x0800

    /// Octets from this field to the frame check sequence, both counted; at least ``minLength``.
    public var length: Int
    /// Another frame goes on with the same information.
    public var isSegmented: Bool

    /// Octets of the shortest frame: format, two addresses of one octet, control, check sequence.
    public static let minLength = 7

    init(length: Int, isSegmented: Bool) { (self.length, self.isSegmented) = (length, isSegmented) }

    /// - Throws: ``DecodeError/invalid(field:value:)`` for another format type, or a length that no frame has.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let value = try reader.u16("frame-format")
        #if !hasFeature(Embedded)
            reader.trace?.setValue(hex(number: value))
        #endif
        length = Int(value & 0x07FF)
        isSegmented = value & Self.segmentation != 0
        guard value & 0xF000 == Self.type else { throw reader.invalid("format-type", Int(value >> 12)) }
        guard length >= Self.minLength else { throw reader.invalid("frame-length", length) }
        #if !hasFeature(Embedded)
            let (length, segmented) = (length, isSegmented)
            reader.explain(text: "type 3, \(segmented ? "segmented, " : "")\(length) octets")
        #endif
    }

    func encode(into writer: inout ByteWriter) {
        writer.u16(Self.type | (isSegmented ? Self.segmentation : 0) | UInt16(length))
    }
}
