import DLMSWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    check(octets, GetRequest.init(from:)) { $0.encode(into: &$1) }
    check(octets, GetResponse.init(from:)) { $0.encode(into: &$1) }
    return 0
}
