import DLMSWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    for decoding in [WireDecoder.decode(octets), WireDecoder.decode(apdu: octets)] {
        expectNested(decoding.items, within: 0...count)
        guard let failure = decoding.failure else { continue }
        guard (0...count).contains(failure.offset), !failure.description.isEmpty else {
            fatalError("a failure outside of the octets")
        }
    }
    return 0
}
