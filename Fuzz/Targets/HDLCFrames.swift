import DLMSWire

/// The first octet chooses the size of the segments: whole frames must be found the same as from one segment, and each
/// of them encodes to itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    guard let size = octets.first, size > 0 else { return 0 }
    let stream = Array(octets.dropFirst())
    let whole = found([stream])
    let pieces = found(
        stride(from: 0, to: stream.count, by: Int(size)).map { Array(stream[$0...].prefix(Int(size))) })
    guard whole == pieces else { fatalError("fragments give other frames") }
    let decoding = WireDecoder.decode(stream)
    expectNested(decoding.items.filter { $0.source == .line }, within: 0...stream.count)
    return 0
}

private func found(_ segments: [[UInt8]]) -> [[UInt8]] {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 300, alignment: 1)
    defer { storage.deallocate() }
    var reassembler = HDLCReassembler(storage: storage)
    var frames: [[UInt8]] = []
    var (told, steps) = (0, 0)
    for segment in segments {
        segment.withUnsafeBytes { bytes in
            var rest = Octets(bytes)
            search: while true {
                steps += 1
                switch reassembler.next(&rest) {
                case .frame(let frame, let octets):
                    let again = encoded { frame.encode(into: &$0) }
                    // An empty information field has a header check sequence all the same in some frames we only read.
                    guard again == octets.array || frame.information.isEmpty else { fatalError("another frame") }
                    frames.append(octets.array)
                    told += octets.count
                case .broken(_, let octets), .noise(let octets): told += octets.count
                case .incomplete: break search
                }
            }
        }
    }
    guard told <= segments.joined().count + steps else { fatalError("octets told twice") }
    return frames
}
