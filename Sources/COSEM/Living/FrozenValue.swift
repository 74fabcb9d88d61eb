import DLMSWire

/// A long value as it was when its transfer in blocks began.
protocol FrozenValue: AnyObject {
    /// Writes the value, a complete `Data`: the same octets every time.
    func write(into writer: inout ByteWriter)
}

/// A value that was encoded already.
final class FrozenOctets: FrozenValue {
    private let octets: [UInt8]

    init(_ octets: [UInt8]) { self.octets = octets }

    func write(into writer: inout ByteWriter) { writer.octets(octets) }
}
