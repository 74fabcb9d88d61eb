/// Name of a COSEM object: six value groups A to F, an OBIS code.
///
/// - Spec: IEC 62056-6-1; carried as an octet-string of six octets.
public struct LogicalName: Hashable, Sendable {
    /// Groups A to D and E to F, A and E most significant: two numbers are copied and compared faster than six.
    private var abcd: UInt32
    private var ef: UInt16

    public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8, _ f: UInt8) {
        abcd = UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
        ef = UInt16(e) << 8 | UInt16(f)
    }

    /// The six groups as one number, A in the most significant octet: sorts and hashes as the groups do.
    public var number: UInt64 { UInt64(abcd) << 16 | UInt64(ef) }

    public init(number: UInt64) {
        abcd = UInt32(truncatingIfNeeded: number >> 16)
        ef = UInt16(truncatingIfNeeded: number)
    }

    public var a: UInt8 { UInt8(truncatingIfNeeded: abcd >> 24) }
    public var b: UInt8 { UInt8(truncatingIfNeeded: abcd >> 16) }
    public var c: UInt8 { UInt8(truncatingIfNeeded: abcd >> 8) }
    public var d: UInt8 { UInt8(truncatingIfNeeded: abcd) }
    public var e: UInt8 { UInt8(truncatingIfNeeded: ef >> 8) }
    public var f: UInt8 { UInt8(truncatingIfNeeded: ef) }

    /// Reads the six octets, without a length in front of them.
    public init(from reader: inout ByteReader, _ field: FieldName = "instance-id") throws(DecodeError) {
        let octets = try reader.octets(6, field)
        self.init(octets[0], octets[1], octets[2], octets[3], octets[4], octets[5])
        #if !hasFeature(Embedded)
            let name = self
            reader.explain(text: name.description)
        #endif
    }

    public func encode(into writer: inout ByteWriter) {
        let number = self.number
        writer.u16(UInt16(truncatingIfNeeded: number >> 32))
        writer.u32(UInt32(truncatingIfNeeded: number))
    }
}

extension LogicalName: Comparable {
    public static func < (left: LogicalName, right: LogicalName) -> Bool { left.number < right.number }
}

#if !hasFeature(Embedded)
    extension LogicalName: CustomStringConvertible, LosslessStringConvertible {
        /// Dotted form: `1.0.1.8.0.255`.
        public var description: String { "\(a).\(b).\(c).\(d).\(e).\(f)" }

        /// Reads the dotted form, and the printed form `1-0:1.8.0*255`; F is 255 where it is left out.
        public init?(_ description: String) {
            let groups = description.split(omittingEmptySubsequences: false, whereSeparator: { ".-:*&".contains($0) })
            let numbers = groups.compactMap { UInt8($0) }
            guard numbers.count == groups.count, (5...6).contains(numbers.count) else { return nil }
            self.init(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers.count == 6 ? numbers[5] : 255)
        }
    }
#endif
