import DLMSWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    check(octets, ReadRequest.init(from:)) { $0.encode(into: &$1) }
    check(octets, ReadResponse.init(from:)) { $0.encode(into: &$1) }
    check(octets, WriteRequest.init(from:)) { $0.encode(into: &$1) }
    check(octets, WriteResponse.init(from:)) { $0.encode(into: &$1) }
    check(octets, InformationReport.init(from:)) { $0.encode(into: &$1) }
    return 0
}
