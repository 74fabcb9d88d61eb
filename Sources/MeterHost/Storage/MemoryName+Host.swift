import COSEM

extension MemoryName {
    /// How far the meter's time is from the host's, in milliseconds: the clock goes on without power.
    static let clock = MemoryName(rawValue: "clock")

    /// The value of a register, and who decides it.
    static func register(_ name: String) -> MemoryName { MemoryName(rawValue: "register/\(name)") }

    var isRegister: Bool { rawValue.hasPrefix("register/") }
}

extension Int64 {
    /// Most significant octet first.
    var octets: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }

    init?(octets: [UInt8]) {
        guard octets.count == 8 else { return nil }
        self = Int64(bitPattern: octets.reduce(0) { $0 << 8 | UInt64($1) })
    }
}
