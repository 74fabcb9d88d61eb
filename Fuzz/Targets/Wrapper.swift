import DLMSWire

/// The first octet chooses the size of the segments; the WPDUs must be the same as from one segment.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    guard let size = octets.first, size > 0 else { return 0 }
    let stream = Array(octets.dropFirst())
    let whole = received([stream])
    let pieces = received(
        stride(from: 0, to: stream.count, by: Int(size)).map { Array(stream[$0...].prefix(Int(size))) })
    guard whole.apdus == pieces.apdus, whole.fault == pieces.fault else { fatalError("fragments give something else") }
    return 0
}

private func received(_ segments: [[UInt8]]) -> (apdus: [[UInt8]], fault: WrapperFault?) {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
    defer { storage.deallocate() }
    var reassembler = WrapperReassembler(storage: storage)
    var apdus: [[UInt8]] = []
    var fault: WrapperFault?
    for segment in segments {
        fault = segment.withUnsafeBytes { reassembler.receive(Octets($0)) { apdus.append($1.array) } }
    }
    return (apdus, fault)
}
