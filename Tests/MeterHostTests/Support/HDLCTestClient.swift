import DLMSWire

/// Frames of a client with SAP 16 for logical device 1, lower address 16.
enum HDLCTestFrame {
    static let server = HDLCAddress(upper: 1, lower: 16, size: 2)

    static func make(_ type: HDLCControl.FrameType, _ information: [UInt8] = [], to server: HDLCAddress = server)
        -> [UInt8]
    {
        information.withUnsafeBytes { bytes in
            let frame = HDLCFrame(
                to: server, from: HDLCAddress(16), HDLCControl(type, isPoll: true), information: Octets(bytes))
            return encoded { frame.encode(into: &$0) }
        }
    }

    static let snrm = make(.snrm)
    static func request(_ apdu: [UInt8], ns: UInt8, nr: UInt8) -> [UInt8] {
        make(.i(ns: ns, nr: nr), [0xE6, 0xE6, 0x00] + apdu)
    }
}

extension TestClient {
    /// The next HDLC frame: its control field as text, and its information.
    func receiveFrame() throws -> (control: String, information: [UInt8]) {
        let octets = try receive { buffer in
            guard buffer.count > 2 else { return nil }
            let length = 2 + (Int(buffer[1] & 7) << 8 | Int(buffer[2]))
            return buffer.count >= length ? length : nil
        }
        return octets.withUnsafeBytes { bytes in
            var reader = ByteReader(Octets(UnsafeRawBufferPointer(rebasing: bytes.dropFirst().dropLast())))
            guard let frame = try? HDLCFrame(from: &reader) else { return ("broken", octets) }
            return (frame.control.text(isResponse: true), frame.information.array)
        }
    }
}
