/// Who sends a frame, or who is meant by it.
///
/// A server has two parts, the logical device (upper) and the physical device (lower), in 1, 2 or 4 octets: the upper
/// part alone, or both in one octet or in two each. A client has one octet.
///
/// - Spec: IEC 62056-46, destination and source address fields
public struct HDLCAddress: Hashable, Sendable {
    /// The logical device, or the client: 7 bits in addresses of 1 and 2 octets, 14 in those of 4.
    public var upper: UInt16
    /// The physical device, as wide as the upper part; nil in an address of one octet.
    public var lower: UInt16? { octets == 1 ? nil : low }
    /// Octets in the frame: 1, 2 or 4.
    public var size: Int { Int(octets) }
    private let low: UInt16
    private let octets: UInt8

    /// A client, or a server without a lower part; 0 to 127.
    public init(_ upper: UInt16) {
        precondition(upper < 0x80, "an address of one octet has 7 bits")
        (self.upper, low, octets) = (upper, 0, 1)
    }

    /// A server with both parts, in the 2 octets or in the 4 that are asked for.
    public init(upper: UInt16, lower: UInt16, size: Int) {
        precondition(size == 2 && (upper | lower) < 0x80 || size == 4 && (upper | lower) < 0x4000, "no such address")
        (self.upper, low, octets) = (upper, lower, UInt8(size))
    }

    /// The all-station address in a part of this width.
    public var allStations: UInt16 { size == 4 ? 0x3FFF : 0x7F }
    /// The address of the physical device that made the call, in a part of this width.
    public var calling: UInt16 { size == 4 ? 0x3FFE : 0x7E }
    /// The address of nobody; frames to it are for testing.
    public static let noStation: UInt16 = 0
}

extension HDLCAddress {
    /// Reads an address: its last octet is the one with bit 0 set.
    /// - Throws: ``DecodeError/invalid(field:value:)`` with the number of octets, when it is not 1, 2 or 4.
    public init(from reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        guard let size = Self.size(in: reader.rest) else {
            throw reader.truncated(field, needed: reader.remaining &+ 1)
        }
        guard size == 1 || size == 2 || size == 4 else { throw reader.fail(.invalid(field: field, value: size)) }
        self.init(UInt32(truncatingIfNeeded: try reader.unsigned(size, field)), size: size)
        #if !hasFeature(Embedded)
            if let trace = reader.trace {
                trace.setValue(description)
                if let meaning { trace.explain(meaning) }
            }
        #endif
    }

    /// Octets of the address at the start of `octets`: 1 to 4, or 5 for one that does not end; nil when it is cut off.
    static func size(in octets: Octets) -> Int? {
        for index in 0..<min(octets.count, 4) where octets[index] & 1 != 0 { return index &+ 1 }
        return octets.count < 4 ? nil : 5
    }

    private init(_ value: UInt32, size: Int) {
        octets = UInt8(truncatingIfNeeded: size)
        let half = UInt32(size &* 4)
        upper = Self.part(size == 1 ? value : value >> half)
        low = size == 1 ? 0 : Self.part(value & (1 << half &- 1))
    }

    /// 7 bits of each octet, without the bit that says whether another follows.
    private static func part(_ value: UInt32) -> UInt16 {
        UInt16(truncatingIfNeeded: value >> 1 & 0x7F | value >> 2 & 0x3F80)
    }

    public func encode(into writer: inout ByteWriter) {
        guard let lower else { return writer.u8(UInt8(truncatingIfNeeded: upper << 1 | 1)) }
        if size == 4 {
            writer.u8(UInt8(truncatingIfNeeded: upper >> 6 & 0xFE))
            writer.u8(UInt8(truncatingIfNeeded: upper << 1))
            writer.u8(UInt8(truncatingIfNeeded: lower >> 6 & 0xFE))
        } else {
            writer.u8(UInt8(truncatingIfNeeded: upper << 1))
        }
        writer.u8(UInt8(truncatingIfNeeded: lower << 1 | 1))
    }
}

#if !hasFeature(Embedded)
    extension HDLCAddress: CustomStringConvertible {
        /// `16`, or upper and lower part as `1/17`.
        public var description: String { lower.map { "\(upper)/\($0)" } ?? "\(upper)" }

        /// The parts, and what the reserved ones among them stand for.
        var meaning: String? {
            guard let lower else { return Self.name(upper, allStations, nil) }
            let (high, low) = (Self.name(upper, allStations, nil), Self.name(lower, allStations, calling))
            return "upper \(upper)\(high.map { " (\($0))" } ?? ""), lower \(lower)\(low.map { " (\($0))" } ?? "")"
        }

        private static func name(_ part: UInt16, _ all: UInt16, _ calling: UInt16?) -> String? {
            switch part {
            case noStation: "no station"
            case all: "all stations"
            case calling: "calling physical device"
            default: nil
            }
        }
    }
#endif
