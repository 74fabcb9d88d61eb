import DLMSWire

/// Changes of a frame that somebody wants to see.
enum FrameAlteration {
    /// Turns a bit over that `choice` points at; flags are left alone where there are some.
    static func corrupt(_ frame: [UInt8], _ choice: UInt64) -> [UInt8] {
        let margin = frame.first == HDLCFrame.flag && frame.count > 2 ? 1 : 0
        guard frame.count > 2 * margin else { return frame }
        var frame = frame
        let place = margin + Int(choice >> 8) % (frame.count - 2 * margin)
        frame[place] ^= 1 << UInt8(choice & 7)
        return frame
    }

    static func breakCheck(_ frame: [UInt8]) -> [UInt8] {
        let place = frame.first == HDLCFrame.flag ? frame.count - 2 : frame.count - 1
        guard frame.indices.contains(place) else { return frame }
        var frame = frame
        frame[place] ^= 0x01
        return frame
    }

    /// Whether it is an HDLC frame with an N(R).
    static func hasReceiveNumber(_ octets: Octets) -> Bool {
        guard let frame = HDLCFrame(between: octets.bytes) else { return false }
        switch frame.control.type {
        case .i, .rr, .rnr: return true
        default: return false
        }
    }

    static func raiseReceiveNumber(_ octets: [UInt8]) -> [UInt8] {
        octets.withUnsafeBytes { bytes in
            guard var frame = HDLCFrame(between: bytes) else { return octets }
            frame.control = HDLCControl(rawValue: frame.control.rawValue &+ 0x20)
            return encoded { frame.encode(into: &$0) }
        }
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
