/// Characters with a meaning of their own; on the line they have seven bits and even parity.
///
/// - Spec: IEC 62056-21, data characters and control characters
public enum ControlCharacter {
    public static let soh: UInt8 = 0x01
    public static let stx: UInt8 = 0x02
    public static let etx: UInt8 = 0x03
    public static let ack: UInt8 = 0x06
    public static let lf: UInt8 = 0x0A
    public static let cr: UInt8 = 0x0D
    public static let nak: UInt8 = 0x15
    /// `!`
    public static let end: UInt8 = 0x21
    /// `/`
    public static let start: UInt8 = 0x2F
    /// `?`
    public static let request: UInt8 = 0x3F
    /// `\`
    public static let escape: UInt8 = 0x5C
}
