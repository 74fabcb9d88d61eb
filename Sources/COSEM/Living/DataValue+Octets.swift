import DLMSWire

extension DataValue {
    /// The value of one complete `Data`; nil when the octets are no such.
    init?(_ octets: Octets) {
        var reader = ByteReader(octets)
        guard let value = try? DataValue(from: &reader), reader.isAtEnd else { return nil }
        self = value
    }

    /// The number that a numeric type stands for, whole or not; nil for the others.
    var number: Double? {
        switch self {
        case .bcd(let digits): Double((digits >> 4) * 10 + digits & 15)
        case .float32(let value): Double(value)
        case .float64(let value): value
        case .long64Unsigned(let value): Double(value)
        default: integer.map(Double.init)
        }
    }
}
