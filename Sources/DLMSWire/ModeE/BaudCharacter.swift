/// The character that stands for a rate, in identification and acknowledgement.
///
/// - Spec: IEC 62056-21, baud rate identification
public struct BaudCharacter: RawRepresentable, Hashable, Sendable {
    /// The character, `0` to `9` in modes C, D and E, `A` to `I` in mode B.
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The rate in modes C, D and E, in baud; nil for a character that stands for none there.
    public var baud: UInt32? {
        switch rawValue {
        case 0x30: 300
        case 0x31: 600
        case 0x32: 1200
        case 0x33: 2400
        case 0x34: 4800
        case 0x35: 9600
        case 0x36: 19200
        default: nil
        }
    }

    /// The character for a rate; nil where the standard has none.
    public init?(baud: UInt32) {
        for character in UInt8(0x30)...0x36 where BaudCharacter(rawValue: character).baud == baud {
            self.init(rawValue: character)
            return
        }
        return nil
    }
}
