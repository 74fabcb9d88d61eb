import DLMSServer
import DLMSWire

/// Octets in pieces and time between them: whatever they are, the link stays within its memory and can be used.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    var line = HDLCLine(
        HDLCSettings(),
        HDLCSizes(connections: 2, receiveLength: 64, transmitLength: 64, request: 100, response: 200))
    var meter = Meter()
    var now = Duration.zero
    var rest = octets[...]
    // Each piece has its length in front, with the time to wait behind it in the upper bits.
    while let head = rest.popFirst() {
        let piece = Array(rest.prefix(Int(head & 0x3F)))
        rest = rest.dropFirst(piece.count)
        piece.withUnsafeBytes { bytes in
            guard line.receive(Octets(bytes), at: now, station: &meter) == piece.count else {
                fatalError("octets left")
            }
        }
        now += .milliseconds(Int(head >> 6) * 13)
        line.elapse(at: now, station: &meter)
    }
    line.elapse(at: now + .seconds(200), station: &meter)
    meter.frames = 0
    let snrm: [UInt8] = [0x7E, 0xA0, 0x07, 0x03, 0x21, 0x93, 0x0F, 0x01, 0x7E]
    _ = snrm.withUnsafeBytes { line.receive(Octets($0), at: now + .seconds(200), station: &meter) }
    guard meter.frames == 1 else { fatalError("SNRM is not answered any more") }
    return 0
}

private struct Meter: HDLCStation {
    var frames = 0

    func logicalDevice(_ index: Int) -> UInt16? { index == 0 ? 1 : nil }

    mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        response.octets(apdu)
        response.octets(apdu)
        return .respond
    }

    mutating func send(_ frame: Octets, _ sent: HDLCSent) {
        var reader = ByteReader(frame.dropFirst(1).prefix(frame.count - 2))
        guard (try? HDLCFrame(from: &reader)) != nil, reader.isAtEnd else { fatalError("a frame that is none") }
        frames += 1
    }

    mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {}
}
