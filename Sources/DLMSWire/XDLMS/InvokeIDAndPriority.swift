/// Invoke-id (0 to 15), service class and priority of a request, sent back in its response.
///
/// - Spec: IEC 62056-5-3, Invoke-Id-And-Priority
public struct InvokeIDAndPriority: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public var invokeID: UInt8 { rawValue & 0x0F }
    /// The client waits for a response.
    public var isConfirmed: Bool { rawValue & 0x40 != 0 }
    public var isHighPriority: Bool { rawValue & 0x80 != 0 }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        rawValue = try reader.u8("invoke-id-and-priority")
        #if !hasFeature(Embedded)
            let value = self
            reader.explain(text: value.description)
        #endif
    }

    public func encode(into writer: inout ByteWriter) { writer.u8(rawValue) }
}

#if !hasFeature(Embedded)
    extension InvokeIDAndPriority: CustomStringConvertible {
        public var description: String {
            let service = isConfirmed ? "confirmed" : "unconfirmed"
            return "invoke-id \(invokeID), \(service), \(isHighPriority ? "high" : "normal") priority"
        }
    }
#endif
