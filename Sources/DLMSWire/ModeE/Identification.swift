/// How a meter answers a call: manufacturer, highest rate, what it can do, its own text: `/MCS5\2MC00000001`.
///
/// - Spec: IEC 62056-21, identification message
public struct Identification {
    /// Longest text, in characters.
    public static let maxText = 16

    /// Three letters; the third one in lower case says that the meter reacts within 20 ms instead of 200 ms.
    public var manufacturer: Octets
    public var baud: BaudCharacter
    /// The characters behind the backslashes, each a capability; `2` is mode E with HDLC.
    public var hasModeE: Bool
    /// Up to 16 characters.
    public var text: Octets

    public init(manufacturer: Octets, baud: BaudCharacter, hasModeE: Bool, text: Octets) {
        (self.manufacturer, self.baud, self.hasModeE, self.text) = (manufacturer, baud, hasModeE, text)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        reader.begin("identification")
        try reader.constant(ControlCharacter.start, "start-character")
        manufacturer = try reader.text(count: 3, "manufacturer")
        guard manufacturer.isLetters else { throw reader.invalid("manufacturer", Int(manufacturer[0])) }
        baud = try reader.baudCharacter()
        hasModeE = false
        while reader.peek == ControlCharacter.escape {
            reader.skipEscape()
            let capability = try reader.text(count: 1, "enhanced-capability")
            if capability[0] == 0x32 {
                hasModeE = true
                reader.explain("mode E, HDLC")
            }
        }
        text = try reader.text(until: ControlCharacter.cr, "identification-text")
        // The whole text field of 16 characters may hold the capabilities as well.
        guard text.count <= Self.maxText else { throw reader.invalid("identification-text", text.count) }
        try reader.completion()
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(ControlCharacter.start)
        writer.octets(manufacturer)
        writer.u8(baud.rawValue)
        if hasModeE {
            writer.u8(ControlCharacter.escape)
            writer.u8(0x32)
        }
        writer.octets(text)
        writer.completion()
    }
}

extension Octets {
    fileprivate var isLetters: Bool {
        for octet in bytes where !(0x41...0x5A).contains(octet & 0xDF) { return false }
        return true
    }
}
