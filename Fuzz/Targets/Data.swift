import DLMSWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    check(octets, DataValue.init(from:)) { $0.encode(into: &$1) }
    check(octets, EncodedData.init(from:)) { $0.encode(into: &$1) }
    if let value = try? DataValue(octets) { _ = try? value.compactArrayElements() }
    return 0
}
