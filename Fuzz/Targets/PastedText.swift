import DLMSWire

/// Text as it is pasted, down to the fields.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeRawBufferPointer(start: data, count: count), as: UTF8.self)
    do throws(PastedOctets.Fault) {
        let pasted = try PastedOctets(text)
        let decoding = WireDecoder.decode(pasted.octets, pieces: pasted.pieces)
        expectNested(decoding.items.filter { $0.source == .line }, within: 0...pasted.octets.count)
    } catch {
        guard !error.description.isEmpty else { fatalError("a fault without words") }
    }
    return 0
}
