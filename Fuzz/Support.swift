import DLMSWire

/// Decodes octets as one PDU, with and without a trace; what was understood must encode to octets that decode and
/// encode to themselves.
func check<PDU>(
    _ octets: [UInt8], _ decode: (inout ByteReader) throws(DecodeError) -> PDU,
    _ encode: (PDU, inout ByteWriter) -> Void
) {
    let trace = Trace()
    _ = withReader(octets, trace: trace) { reader in decoded(&reader, decode) != nil }
    expectNested(trace.nodes, within: 0...octets.count)
    guard let once = recoded(octets, decode, encode) else { return }
    guard let twice = recoded(once, decode, encode) else { fatalError("what was encoded does not decode") }
    guard once == twice else { fatalError("encoding again gives other octets") }
}

private func decoded<PDU>(_ reader: inout ByteReader, _ decode: (inout ByteReader) throws(DecodeError) -> PDU) -> PDU? {
    do throws(DecodeError) {
        return try decode(&reader)
    } catch {
        // Every error can say what is wrong.
        guard !error.description.isEmpty else { fatalError("an error without words") }
        return nil
    }
}

private func recoded<PDU>(
    _ octets: [UInt8], _ decode: (inout ByteReader) throws(DecodeError) -> PDU,
    _ encode: (PDU, inout ByteWriter) -> Void
) -> [UInt8]? {
    withReader(octets) { reader in
        guard let pdu = decoded(&reader, decode), reader.isAtEnd else { return nil }
        return encoded { encode(pdu, &$0) }
    }
}

/// Every node lies within the octets.
func expectNested(_ nodes: [TraceNode], within range: ClosedRange<Int>) {
    for node in nodes {
        guard range.contains(node.offset), range.contains(node.offset + node.length) else {
            fatalError("\(node.name) lies outside of the octets")
        }
        expectNested(node.children, within: range)
    }
}

/// The input as an array.
func array(_ data: UnsafeRawPointer, _ count: Int) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: data, count: count))
}
