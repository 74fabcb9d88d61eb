/// What a client wants after the identification: protocol, rate and mode; `ACK 2 5 2` for HDLC at 9600 baud. A meter
/// confirms mode E with the same message.
///
/// - Spec: IEC 62056-21, acknowledgement and option select message
public struct OptionSelect: Equatable, Sendable {
    /// V, a character: `0` normal, `1` secondary, `2` HDLC.
    public var protocolControl: UInt8
    /// Z
    public var baud: BaudCharacter
    /// Y, a character: `0` data readout, `1` programming mode, `2` binary mode.
    public var modeControl: UInt8

    public init(protocolControl: UInt8, baud: BaudCharacter, modeControl: UInt8) {
        (self.protocolControl, self.baud, self.modeControl) = (protocolControl, baud, modeControl)
    }

    /// Whether it asks for HDLC: protocol and mode both say so.
    public var isModeE: Bool { protocolControl == 0x32 && modeControl == 0x32 }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        reader.begin("acknowledgement")
        try reader.constant(ControlCharacter.ack, "ack")
        protocolControl = try reader.text(count: 1, "protocol-control")[0]
        reader.explain(Self.name(protocol: protocolControl))
        baud = try reader.baudCharacter()
        modeControl = try reader.text(count: 1, "mode-control")[0]
        reader.explain(Self.name(mode: modeControl))
        try reader.completion()
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(ControlCharacter.ack)
        writer.u8(protocolControl)
        writer.u8(baud.rawValue)
        writer.u8(modeControl)
        writer.completion()
    }

    private static func name(protocol character: UInt8) -> StaticString? {
        switch character {
        case 0x30: "normal protocol"
        case 0x31: "secondary protocol"
        case 0x32: "HDLC protocol"
        default: nil
        }
    }

    private static func name(mode character: UInt8) -> StaticString? {
        switch character {
        case 0x30: "data readout"
        case 0x31: "programming mode"
        case 0x32: "binary mode, HDLC"
        default: nil
        }
    }
}
