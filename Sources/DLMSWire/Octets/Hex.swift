#if !hasFeature(Embedded)
    /// Octets as upper-case hex digits without blanks.
    public func hex(_ octets: Octets) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(unsafeUninitializedCapacity: octets.count * 2) { buffer in
            for index in 0..<octets.count {
                buffer[2 * index] = digits[Int(octets[index] >> 4)]
                buffer[2 * index + 1] = digits[Int(octets[index] & 15)]
            }
            return octets.count * 2
        }
    }

    /// Octets as upper-case hex digits without blanks.
    public func hex(_ octets: [UInt8]) -> String { octets.withUnsafeBytes { hex(Octets($0)) } }

    /// Two octets as hex digits, the upper half first.
    public func hex(number: UInt16) -> String { hex([UInt8(number >> 8), UInt8(number & 0xFF)]) }
#endif
