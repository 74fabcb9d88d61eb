/// Name of a COSEM object: six value groups A to F, an OBIS code.
///
/// - Spec: IEC 62056-6-1; carried as an octet-string of six octets.
public struct LogicalName: Hashable, Sendable {
    public var a, b, c, d, e, f: UInt8

    public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8, _ f: UInt8) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    /// The six groups as one number, A in the most significant octet: sorts and hashes as the groups do.
    public var number: UInt64 {
        let high = UInt64(a) << 40 | UInt64(b) << 32 | UInt64(c) << 24
        return high | UInt64(d) << 16 | UInt64(e) << 8 | UInt64(f)
    }

    public init(number: UInt64) {
        func group(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: number >> shift) }
        self.init(group(40), group(32), group(24), group(16), group(8), group(0))
    }

    /// Reads the six octets, without a length in front of them.
    public init(from reader: inout ByteReader, _ field: FieldName = "instance-id") throws(DecodeError) {
        let octets = try reader.octets(6, field)
        self.init(octets[0], octets[1], octets[2], octets[3], octets[4], octets[5])
        #if !hasFeature(Embedded)
            let name = self
            reader.explain(text: name.description)
        #endif
    }

    public func encode(into writer: inout ByteWriter) { writer.unsigned(number, 6) }
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
