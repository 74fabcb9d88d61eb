/// Invoke-id (24 bits) and processing options of the ACCESS and DataNotification services.
///
/// - Spec: IEC 62056-5-3, Long-Invoke-Id-And-Priority
public struct LongInvokeIDAndPriority: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The bit of a confirmed service, in the first of the four octets.
    public static let confirmed: UInt8 = 0x40

    public var invokeID: UInt32 { rawValue & 0xFF_FFFF }
    public var isSelfDescriptive: Bool { rawValue & 1 << 28 != 0 }
    /// Processing stops at the first error; otherwise it goes on.
    public var breaksOnError: Bool { rawValue & 1 << 29 != 0 }
    public var isConfirmed: Bool { rawValue & 1 << 30 != 0 }
    public var isHighPriority: Bool { rawValue & 1 << 31 != 0 }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        rawValue = try reader.u32("long-invoke-id-and-priority")
        #if !hasFeature(Embedded)
            let value = self
            reader.explain(text: value.description)
        #endif
    }

    public func encode(into writer: inout ByteWriter) { writer.u32(rawValue) }
}

#if !hasFeature(Embedded)
    extension LongInvokeIDAndPriority: CustomStringConvertible {
        public var description: String {
            let parts = [
                "long-invoke-id \(invokeID)", isSelfDescriptive ? "self-descriptive" : nil,
                breaksOnError ? "break on error" : nil, isConfirmed ? "confirmed" : "unconfirmed",
                "\(isHighPriority ? "high" : "normal") priority",
            ]
            return parts.compactMap(\.self).joined(separator: ", ")
        }
    }
#endif
