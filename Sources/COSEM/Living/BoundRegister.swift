import DLMSWire

/// A register binding with its register found: turns the register's number into a `Data`.
struct BoundRegister {
    /// Number of the register in the environment; nil when it has none of this name.
    let index: Int?
    let type: DataTag
    /// Positive power of ten: the number is divided by it, or multiplied when ``multiplies``.
    private let factor: Double
    private let multiplies: Bool

    init(_ binding: RegisterBinding, index: Int?) {
        (self.index, type) = (index, binding.type)
        multiplies = binding.scaler < 0
        var power = 1.0
        for _ in 0..<abs(Int(binding.scaler)) { power *= 10 }
        factor = power
    }

    /// Types that can show a register.
    static func canShow(_ type: DataTag) -> Bool {
        switch type {
        case .integer, .long, .doubleLong, .long64, .unsigned, .longUnsigned, .doubleLongUnsigned, .long64Unsigned,
            .enumeration, .bcd, .boolean, .float32, .float64:
            true
        default: false
        }
    }

    /// Writes `value`, given in the register's unit, rounded to the nearest and held within the type's range.
    func encode(_ value: Double, into writer: inout ByteWriter) {
        let number = multiplies ? value * factor : value / factor
        writer.u8(type.rawValue)
        switch type {
        case .integer: writer.u8(UInt8(bitPattern: Int8(nearest: number)))
        case .long: writer.u16(UInt16(bitPattern: Int16(nearest: number)))
        case .doubleLong: writer.u32(UInt32(bitPattern: Int32(nearest: number)))
        case .long64: writer.u64(UInt64(bitPattern: Int64(nearest: number)))
        case .unsigned, .enumeration: writer.u8(UInt8(nearest: number))
        case .longUnsigned: writer.u16(UInt16(nearest: number))
        case .doubleLongUnsigned: writer.u32(UInt32(nearest: number))
        case .long64Unsigned: writer.u64(UInt64(nearest: number))
        case .bcd: writer.u8(Self.bcd(number))
        case .boolean: writer.u8(number == 0 ? 0 : 1)
        case .float32: writer.u32(Float(number).bitPattern)
        default: writer.u64(number.bitPattern)
        }
    }

    /// The register's value for a number that a client wrote.
    func registerValue(of number: Double) -> Double { multiplies ? number / factor : number * factor }

    private static func bcd(_ number: Double) -> UInt8 {
        let digits = min(UInt8(nearest: number), 99)
        return (digits / 10) << 4 | digits % 10
    }
}

extension FixedWidthInteger {
    /// The nearest number of this type: halves are rounded away from zero, what lies outside the range is held at its
    /// end, and what is no number is 0.
    init(nearest number: Double) {
        // Numbers of this size have no fraction any more.
        guard abs(number) < 0x1p52 else {
            self = number.isNaN ? 0 : Self(exactly: number) ?? (number < 0 ? .min : .max)
            return
        }
        // By hand, as `rounded()` calls the mathematics library, which not everybody links.
        let whole = Int64(number)
        let fraction = number - Double(whole)
        self.init(clamping: fraction >= 0.5 ? whole + 1 : fraction <= -0.5 ? whole - 1 : whole)
    }
}
