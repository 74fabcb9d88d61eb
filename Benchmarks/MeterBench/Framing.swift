import DLMSWire

/// What goes around the APDUs of a script.
enum Framing: Sendable {
    case wrapper, hdlc

    /// Octets at the start of a frame that tell how long it is.
    var headerSize: Int { self == .wrapper ? WPDU.headerSize : 3 }

    /// Octets of the whole frame at the start of `octets`; nil while its header is incomplete.
    func size(_ octets: UnsafeRawBufferPointer) -> Int? {
        guard octets.count >= headerSize else { return nil }
        // An HDLC frame counts its octets without the two flags, in eleven bits.
        return self == .wrapper ? WPDU.size(octets) : 2 + Int(octets[1] & 7) << 8 + Int(octets[2])
    }
}

/// HDLC frames of the benchmark's client, to logical device 1 at lower address 16.
enum ClientFrame {
    /// - Parameter wpdu: the APDU in its wrapper, which is taken off; empty for a frame without information.
    static func make(_ type: HDLCControl.FrameType, _ wpdu: [UInt8] = []) -> [UInt8] {
        let information = wpdu.isEmpty ? [] : [0xE6, 0xE6, 0x00] + wpdu.dropFirst(WPDU.headerSize)
        return information.withUnsafeBytes { bytes in
            let frame = HDLCFrame(
                to: HDLCAddress(upper: 1, lower: 16, size: 2), from: HDLCAddress(Script.client),
                HDLCControl(type, isPoll: true), information: Octets(bytes))
            return encoded { frame.encode(into: &$0) }
        }
    }

    /// SNRM and the AARQ.
    static let preamble = [make(.snrm), make(.i(ns: 0, nr: 0), Script.aarq)]
    /// GETs behind the AARQ, over and over: after eight of them the sequence numbers come round.
    static let gets = (1...8).map { make(.i(ns: UInt8($0 & 7), nr: UInt8($0 & 7)), Script.getRegister) }
}
