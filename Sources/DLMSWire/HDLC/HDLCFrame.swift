/// A frame of format type 3, from its format field to its check sequence; the flags are not part of it.
///
///     format(2) destination(1, 2, 4) source(1, 2, 4) control(1) [HCS(2) information] FCS(2)
///
/// - Spec: IEC 62056-46, frame format type 3
public struct HDLCFrame {
    public static let flag: UInt8 = 0x7E
    /// Longest frame that the length field can tell, flags not counted.
    public static let maxLength = 0x7FF
    /// Octets of a frame beside its information, flags counted, with a server address of four octets.
    public static let overhead = 14

    public var destination: HDLCAddress
    public var source: HDLCAddress
    public var control: HDLCControl
    /// Another frame goes on with the same information.
    public var isSegmented: Bool
    public var information: Octets

    public init(
        to destination: HDLCAddress, from source: HDLCAddress, _ control: HDLCControl, isSegmented: Bool = false,
        information: Octets = .empty
    ) {
        (self.destination, self.source, self.control) = (destination, source, control)
        (self.isSegmented, self.information) = (isSegmented, information)
    }

    /// Reads a frame and checks its check sequences.
    /// - Throws: ``DecodeError/checkSequence(field:found:expected:)`` for "hcs" and "fcs".
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let start = reader.offset
        let format = try HDLCFormat(from: &reader)
        var body = try reader.slice(format.length &- 2, "frame")
        destination = try HDLCAddress(from: &body, "destination-address")
        source = try HDLCAddress(from: &body, "source-address")
        control = HDLCControl(rawValue: try body.u8("control"))
        #if !hasFeature(Embedded)
            body.explain(text: control.description)
        #endif
        isSegmented = format.isSegmented
        information = .empty
        if body.remaining > 2 {
            try body.checkSequence("hcs", from: start)
            guard body.remaining >= 2 else { throw body.truncated("fcs", needed: 2) }
            information = try body.information(of: control, isSegmented: isSegmented)
        }
        try body.checkSequence("fcs", from: start)
    }

    /// Writes the frame between its flags.
    public func encode(into writer: inout ByteWriter) {
        let header = 3 &+ destination.size &+ source.size
        let length = header &+ 2 &+ (information.isEmpty ? 0 : information.count &+ 2)
        precondition(length <= Self.maxLength, "longer than a frame can be")
        writer.u8(Self.flag)
        let start = writer.count
        HDLCFormat(length: length, isSegmented: isSegmented).encode(into: &writer)
        destination.encode(into: &writer)
        source.encode(into: &writer)
        writer.u8(control.rawValue)
        var check = CheckSequence(of: writer.written.dropFirst(start))
        if !information.isEmpty {
            let hcs = writer.count
            writer.u16(check.transmitted)
            writer.octets(information)
            check.update(writer.written.dropFirst(hcs))
        }
        writer.u16(check.transmitted)
        writer.u8(Self.flag)
    }
}
