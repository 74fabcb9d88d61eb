/// What SNRM proposes and UA answers: how long information may be, and how many frames may be on the way.
///
/// "Transmit" and "receive" are meant as the sender of the frame sees them. What is not named has its default.
///
/// - Spec: IEC 62056-46, parameter negotiation in SNRM and UA
public struct HDLCParameters: Equatable, Sendable {
    /// Longest information field, in octets; the standard allows up to 2030.
    public var transmitLength: UInt32 = 128
    public var receiveLength: UInt32 = 128
    /// I frames sent before one is acknowledged, 1 to 7.
    public var transmitWindow: UInt32 = 1
    public var receiveWindow: UInt32 = 1

    /// What holds where nothing is said.
    public init() {}

    public init(transmitLength: UInt32, receiveLength: UInt32, transmitWindow: UInt32, receiveWindow: UInt32) {
        (self.transmitLength, self.receiveLength) = (transmitLength, receiveLength)
        (self.transmitWindow, self.receiveWindow) = (transmitWindow, receiveWindow)
    }

    private static let format: UInt8 = 0x81
    private static let group: UInt8 = 0x80
}

extension HDLCParameters {
    /// Reads an information field: nothing, or a group with any of the parameters, each of 1 to 4 octets.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        guard !reader.isAtEnd else { return }
        let format = try reader.u8("format-identifier")
        guard format == Self.format else { throw reader.invalid("format-identifier", Int(format)) }
        let group = try reader.u8("group-identifier")
        guard group == Self.group else { throw reader.invalid("group-identifier", Int(group)) }
        let length = try reader.u8("group-length")
        var parameters = try reader.slice(Int(length), "parameters")
        while !parameters.isAtEnd { try read(&parameters) }
        try reader.finish("parameters")
    }

    private mutating func read(_ reader: inout ByteReader) throws(DecodeError) {
        reader.begin("parameter")
        let identifier = try reader.u8("identifier")
        let length = try reader.u8("length")
        guard (1...4).contains(length) else { throw reader.invalid("length", Int(length)) }
        let (number, name) = (Int(length), Self.name(identifier))
        let value = UInt32(truncatingIfNeeded: try reader.unsigned(number, name))
        switch identifier {
        case 5: transmitLength = value
        case 6: receiveLength = value
        case 7: transmitWindow = value
        case 8: receiveWindow = value
        default: break
        }
        reader.end()
    }

    private static func name(_ identifier: UInt8) -> FieldName {
        switch identifier {
        case 5: "max-info-transmit"
        case 6: "max-info-receive"
        case 7: "window-transmit"
        case 8: "window-receive"
        default: "value"
        }
    }

    /// Writes all four: lengths in one octet or two, windows in four, as the standard's default form has them.
    public func encode(into writer: inout ByteWriter) {
        writer.u8(Self.format)
        writer.u8(Self.group)
        writer.prefixed { writer in
            Self.write(5, transmitLength, transmitLength > 0xFF ? 2 : 1, into: &writer)
            Self.write(6, receiveLength, receiveLength > 0xFF ? 2 : 1, into: &writer)
            Self.write(7, transmitWindow, 4, into: &writer)
            Self.write(8, receiveWindow, 4, into: &writer)
        }
    }

    private static func write(_ identifier: UInt8, _ value: UInt32, _ count: Int, into writer: inout ByteWriter) {
        writer.u8(identifier)
        writer.u8(UInt8(count))
        writer.unsigned(UInt64(value), count)
    }
}

extension HDLCParameters {
    /// What holds for this station when `asked` is what the other one proposed: each direction takes the smaller of
    /// what one side sends and the other one receives.
    public func agreed(with asked: HDLCParameters) -> HDLCParameters {
        HDLCParameters(
            transmitLength: min(transmitLength, asked.receiveLength),
            receiveLength: min(receiveLength, asked.transmitLength),
            transmitWindow: min(transmitWindow, asked.receiveWindow),
            receiveWindow: min(receiveWindow, asked.transmitWindow)
        )
    }

    /// Whether a link can work with them: no length and no window is zero.
    public var isUsable: Bool {
        transmitLength > 0 && receiveLength > 0 && transmitWindow > 0 && receiveWindow > 0
    }
}
