/// The block check character: all characters after the first SOH or STX, to ETX inclusive, exclusive-or.
///
/// - Spec: IEC 62056-21, block check character
public struct BlockCheck: Sendable {
    /// Seven bits.
    public private(set) var value: UInt8 = 0

    public init() {}

    public mutating func update(_ characters: Octets) {
        for character in characters.bytes { value ^= character & 0x7F }
    }
}
