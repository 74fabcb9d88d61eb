/// Services that a client proposes and an association grants: 24 bits, bit 0 being the most significant.
///
/// - Spec: IEC 62056-5-3, Conformance
public struct Conformance: OptionSet, Hashable, Sendable {
    /// The three octets as one number: bit n of the standard is `1 << (23 - n)`.
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue & 0xFF_FFFF }

    public static let generalProtection = Self(rawValue: 1 << 22)
    public static let generalBlockTransfer = Self(rawValue: 1 << 21)
    public static let read = Self(rawValue: 1 << 20)
    public static let write = Self(rawValue: 1 << 19)
    public static let unconfirmedWrite = Self(rawValue: 1 << 18)
    public static let deltaValueEncoding = Self(rawValue: 1 << 17)
    public static let attribute0SupportedWithSet = Self(rawValue: 1 << 15)
    public static let priorityMgmtSupported = Self(rawValue: 1 << 14)
    public static let attribute0SupportedWithGet = Self(rawValue: 1 << 13)
    public static let blockTransferWithGetOrRead = Self(rawValue: 1 << 12)
    public static let blockTransferWithSetOrWrite = Self(rawValue: 1 << 11)
    public static let blockTransferWithAction = Self(rawValue: 1 << 10)
    public static let multipleReferences = Self(rawValue: 1 << 9)
    public static let informationReport = Self(rawValue: 1 << 8)
    public static let dataNotification = Self(rawValue: 1 << 7)
    public static let access = Self(rawValue: 1 << 6)
    public static let parameterizedAccess = Self(rawValue: 1 << 5)
    public static let get = Self(rawValue: 1 << 4)
    public static let set = Self(rawValue: 1 << 3)
    public static let selectiveAccess = Self(rawValue: 1 << 2)
    public static let eventNotification = Self(rawValue: 1 << 1)
    public static let action = Self(rawValue: 1 << 0)

    /// Bit names in the standard, bit 0 first.
    public static let names: [StaticString] = [
        "reserved-zero",
        "general-protection",
        "general-block-transfer",
        "read",
        "write",
        "unconfirmed-write",
        "delta-value-encoding",
        "reserved-seven",
        "attribute0-supported-with-set",
        "priority-mgmt-supported",
        "attribute0-supported-with-get",
        "block-transfer-with-get-or-read",
        "block-transfer-with-set-or-write",
        "block-transfer-with-action",
        "multiple-references",
        "information-report",
        "data-notification",
        "access",
        "parameterized-access",
        "get",
        "set",
        "selective-access",
        "event-notification",
        "action",
    ]
}

extension Conformance {
    /// Reads tag, length, unused bits and the three octets.
    /// - Parameter isShortForm: set when the tag is the single octet 5F, as some short-name meters send it.
    init(from reader: inout ByteReader, _ field: FieldName, isShortForm: inout Bool) throws(DecodeError) {
        reader.begin(field)
        try reader.constant(0x5F, field)
        isShortForm = reader.peek != 0x1F
        if !isShortForm { try reader.constant(0x1F, field) }
        try reader.constant(4, field)
        try reader.constant(0, field)
        self.init(rawValue: UInt32(truncatingIfNeeded: try reader.unsigned(3, field)))
        #if !hasFeature(Embedded)
            reader.trace?.traceBits(of: self)
        #endif
        reader.end()
    }

    func encode(into writer: inout ByteWriter, isShortForm: Bool) {
        writer.u8(0x5F)
        if !isShortForm { writer.u8(0x1F) }
        writer.u8(4)
        writer.u8(0)
        writer.unsigned(UInt64(rawValue), 3)
    }
}

#if !hasFeature(Embedded)
    extension Conformance: CustomStringConvertible {
        /// Standard names of the bits that are set, in the order of the bits.
        public var bitNames: [String] {
            (0..<24).filter { rawValue & (1 << (23 - UInt32($0))) != 0 }.map { Self.names[$0].description }
        }

        public var description: String { bitNames.joined(separator: ", ") }
    }

    extension Trace {
        /// Shows the conformance block read last as hex octets with the names of its bits.
        func traceBits(of conformance: Conformance) {
            let value = conformance.rawValue
            setValue(hex([UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]))
            explain(conformance.description)
        }
    }
#endif
