import COSEM
import DLMSWire

/// A whole number within a range.
struct NumberInput: ValueInput {
    let tag: DataTag
    let range: ClosedRange<Int128>
    /// Whether the range is the type's own: then its name says it.
    private let isWholeRange: Bool

    /// - Returns: nil when the type holds no whole numbers.
    init?(_ tag: DataTag, range: ClosedRange<Int>? = nil) {
        guard let own = tag.integerRange else { return nil }
        self.tag = tag
        self.range = range.map { Int128($0.lowerBound)...Int128($0.upperBound) } ?? own
        isWholeRange = range == nil
    }

    var hint: String { isWholeRange ? tag.text : "\(tag.text), \(limits)" }
    private var limits: String { "\(range.lowerBound) to \(range.upperBound)" }

    func text(of value: DataValue) -> String {
        switch value {
        case .long64Unsigned(let number): String(number)
        case .bcd(let digits): String(digits >> 4) + String(digits & 15)
        default: String(value.integer ?? 0)
        }
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        guard let number = Self.number(text) else { throw InputFault("a whole number, \(limits)") }
        guard range.contains(number), let value = DataValue(whole: number, as: tag) else {
            throw InputFault("out of range: \(limits)")
        }
        return value
    }

    /// `42`, `-3`, `12 345`, `0x1F`.
    private static func number(_ text: String) -> Int128? {
        let digits = text.filter { $0 != " " && $0 != "_" }
        return digits.hasPrefix("0x") ? Int128(digits.dropFirst(2), radix: 16) : Int128(digits)
    }
}

extension DataTag {
    /// The standard's name: `double-long-unsigned`.
    var text: String { name.map(\.description) ?? "tag \(rawValue)" }

    /// Smallest and largest whole number; nil for types that hold none.
    var integerRange: ClosedRange<Int128>? {
        func full<Number: FixedWidthInteger>(_: Number.Type) -> ClosedRange<Int128> {
            Int128(Number.min)...Int128(Number.max)
        }
        return switch self {
        case .integer, .deltaInteger: full(Int8.self)
        case .long, .deltaLong: full(Int16.self)
        case .doubleLong, .deltaDoubleLong: full(Int32.self)
        case .long64: full(Int64.self)
        case .unsigned, .enumeration, .deltaUnsigned: full(UInt8.self)
        case .longUnsigned, .deltaLongUnsigned: full(UInt16.self)
        case .doubleLongUnsigned, .deltaDoubleLongUnsigned: full(UInt32.self)
        case .long64Unsigned: full(UInt64.self)
        case .bcd: 0...99
        default: nil
        }
    }
}

extension DataValue {
    /// A whole number as the type that `tag` stands for; nil when the type cannot hold it.
    fileprivate init?(whole number: Int128, as tag: DataTag) {
        let value: DataValue? =
            switch tag {
            case .bcd: UInt8(exactly: number).map { .bcd(($0 / 10) << 4 | $0 % 10) }
            case .long64Unsigned: UInt64(exactly: number).map { .long64Unsigned($0) }
            case .deltaInteger: Int8(exactly: number).map { .deltaInteger($0) }
            case .deltaLong: Int16(exactly: number).map { .deltaLong($0) }
            case .deltaDoubleLong: Int32(exactly: number).map { .deltaDoubleLong($0) }
            case .deltaUnsigned: UInt8(exactly: number).map { .deltaUnsigned($0) }
            case .deltaLongUnsigned: UInt16(exactly: number).map { .deltaLongUnsigned($0) }
            case .deltaDoubleLongUnsigned: UInt32(exactly: number).map { .deltaDoubleLongUnsigned($0) }
            default: Int(exactly: number).flatMap { DataValue($0, as: tag) }
            }
        guard let value else { return nil }
        self = value
    }
}
