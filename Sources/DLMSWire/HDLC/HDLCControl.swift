/// The control field: what a frame is, its sequence numbers, and the poll or final bit.
///
/// - Spec: IEC 62056-46, control field
public struct HDLCControl: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    private static let pollBit: UInt8 = 0x10

    public init(_ type: FrameType, isPoll: Bool) {
        let bits: UInt8 =
            switch type {
            case .i(let ns, let nr): (nr & 7) << 5 | (ns & 7) << 1
            case .rr(let nr): (nr & 7) << 5 | 0x01
            case .rnr(let nr): (nr & 7) << 5 | 0x05
            case .snrm: 0x83
            case .disc: 0x43
            case .ua: 0x63
            case .dm: 0x0F
            case .frmr: 0x87
            case .ui: 0x03
            case .unknown(let bits): bits & ~Self.pollBit
            }
        rawValue = bits | (isPoll ? Self.pollBit : 0)
    }

    /// The poll bit of a command, the final bit of a response.
    public var isPoll: Bool { rawValue & Self.pollBit != 0 }

    public var type: FrameType {
        let nr = rawValue >> 5
        if rawValue & 1 == 0 { return .i(ns: rawValue >> 1 & 7, nr: nr) }
        if rawValue & 0x0F == 0x01 { return .rr(nr: nr) }
        if rawValue & 0x0F == 0x05 { return .rnr(nr: nr) }
        return switch rawValue & ~Self.pollBit {
        case 0x83: .snrm
        case 0x43: .disc
        case 0x63: .ua
        case 0x0F: .dm
        case 0x87: .frmr
        case 0x03: .ui
        case let bits: .unknown(bits)
        }
    }

    /// What a frame is; sequence numbers are modulo 8.
    public enum FrameType: Hashable, Sendable {
        /// Information: N(S) of this frame, N(R) of the frame expected next.
        case i(ns: UInt8, nr: UInt8)
        /// Receive ready.
        case rr(nr: UInt8)
        /// Receive not ready.
        case rnr(nr: UInt8)
        /// Set normal response mode: the client connects.
        case snrm
        /// The client disconnects.
        case disc
        /// Unnumbered acknowledgement.
        case ua
        /// Disconnected mode.
        case dm
        /// Frame reject.
        case frmr
        /// Unnumbered information.
        case ui
        /// A control field that IEC 62056-46 does not use; without the poll bit.
        case unknown(UInt8)
    }
}

#if !hasFeature(Embedded)
    extension HDLCControl: CustomStringConvertible {
        /// As an engineer writes it: `SNRM P`, `I 3,2 P` (N(S), N(R)), `RR 4`.
        public var description: String { isPoll ? "\(name) P" : name }

        private var name: String {
            switch type {
            case .i(let ns, let nr): "I \(ns),\(nr)"
            case .rr(let nr): "RR \(nr)"
            case .rnr(let nr): "RNR \(nr)"
            case .snrm: "SNRM"
            case .disc: "DISC"
            case .ua: "UA"
            case .dm: "DM"
            case .frmr: "FRMR"
            case .ui: "UI"
            case .unknown: "control \(hex([rawValue]))"
            }
        }

        /// As ``description``, with the bit called F in a frame that a server sends.
        public func text(isResponse: Bool) -> String { isPoll ? "\(name) \(isResponse ? "F" : "P")" : name }
    }
#endif
