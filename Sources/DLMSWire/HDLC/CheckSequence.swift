/// The 16-bit check sequence of HDLC: header check sequence and frame check sequence alike.
///
/// - Spec: ISO/IEC 13239, 16-bit frame checking sequence (x^16 + x^12 + x^5 + 1)
public struct CheckSequence: Sendable {
    private var state: UInt16 = 0xFFFF

    public init() {}

    /// The check sequence of these octets.
    public init(of octets: Octets) { update(octets) }

    /// Goes on with `octets`. Without a table, which is as fast for frames and costs firmware nothing.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func update(_ octets: Octets) {
        var sum = state
        for octet in octets.bytes {
            var low = octet ^ UInt8(truncatingIfNeeded: sum)
            low ^= low << 4
            let wide = UInt16(low)
            sum = sum >> 8 ^ wide << 8 ^ wide << 3 ^ wide >> 4
        }
        state = sum
    }

    /// The two octets as they stand in a frame, the first one sent in the upper half.
    public var transmitted: UInt16 { (~state).byteSwapped }
}
