import DLMSWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count).map { $0 & 0x7F }
    check(octets, SignOnRequest.init(from:)) { $0.encode(into: &$1) }
    check(octets, OptionSelect.init(from:)) { $0.encode(into: &$1) }
    check(octets, Identification.init(from:)) { $0.encode(into: &$1) }
    return 0
}
