import DLMSWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    check(octets, ServiceCiphering.init(from:)) { $0.encode(into: &$1) }
    check(octets, GeneralKeyCiphering.init(from:)) { $0.encode(into: &$1) }
    check(octets, GeneralCiphering.init(from:)) { $0.encode(into: &$1) }
    check(octets, GeneralSigning.init(from:)) { $0.encode(into: &$1) }
    check(octets, GatewayHeader.init(from:)) { $0.encode(into: &$1) }
    return 0
}
