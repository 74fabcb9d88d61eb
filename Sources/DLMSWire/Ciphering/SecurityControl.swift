/// How an APDU is protected.
///
/// - Spec: IEC 62056-5-3, security control byte
public struct SecurityControl: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Security suite, 0 to 2 today.
    public var suite: UInt8 { rawValue & 0x0F }
    public var isAuthenticated: Bool { rawValue & 0x10 != 0 }
    public var isEncrypted: Bool { rawValue & 0x20 != 0 }
    /// The broadcast key is used instead of the unicast key.
    public var usesBroadcastKey: Bool { rawValue & 0x40 != 0 }
    public var isCompressed: Bool { rawValue & 0x80 != 0 }

    init(from reader: inout ByteReader) throws(DecodeError) {
        rawValue = try reader.u8("security-control")
        #if !hasFeature(Embedded)
            let control = self
            reader.trace?.setValue(hex([control.rawValue]))
            reader.explain(text: control.description)
        #endif
    }
}

#if !hasFeature(Embedded)
    extension SecurityControl: CustomStringConvertible {
        public var description: String {
            let parts = [
                "suite \(suite)", isAuthenticated ? "authenticated" : nil, isEncrypted ? "encrypted" : nil,
                usesBroadcastKey ? "broadcast key" : nil, isCompressed ? "compressed" : nil,
            ]
            return parts.compactMap(\.self).joined(separator: ", ")
        }
    }
#endif
