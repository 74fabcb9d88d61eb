/// Why octets are no frame; such octets are never answered.
public enum HDLCFault: Error, Equatable, Sendable {
    /// The upper four bits of the format field are not 1010.
    case formatType(UInt8)
    /// A length that no frame with these addresses has.
    case length(Int)
    /// A longer frame than the receiver takes.
    case tooLong(length: Int, limit: Int)
    /// An address that does not end, or has three octets.
    case address
    /// The header check sequence is wrong; in transmission order, as with ``fcs(found:expected:)``.
    case hcs(found: UInt16, expected: UInt16)
    case fcs(found: UInt16, expected: UInt16)
    /// There is no flag where the frame ends.
    case noClosingFlag
    /// The octets stopped in the middle of the frame.
    case cutOff
}

#if !hasFeature(Embedded)
    extension HDLCFault: CustomStringConvertible {
        public var description: String {
            switch self {
            case .formatType(let type): "frame format type \(type) instead of 10 (1010)"
            case .length(let length): "frame length \(length) is not possible here"
            case .tooLong(let length, let limit): "a frame of \(length) octets, at most \(limit) are taken"
            case .address: "an address that is not of 1, 2 or 4 octets"
            case .hcs(let found, let expected): "HCS \(hex(number: found)), expected \(hex(number: expected))"
            case .fcs(let found, let expected): "FCS \(hex(number: found)), expected \(hex(number: expected))"
            case .noClosingFlag: "no flag at the end of the frame"
            case .cutOff: "the frame was cut off"
            }
        }
    }
#endif
