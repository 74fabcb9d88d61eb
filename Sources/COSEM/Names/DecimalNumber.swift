/// A number as text, exactly: `digits` × 10^`exponent`, without the surprises of binary fractions.
struct DecimalNumber: Equatable {
    let isNegative: Bool
    /// Decimal digits without leading zeros; `0` for nought.
    let digits: String
    let exponent: Int

    init(isNegative: Bool = false, digits: String, exponent: Int) {
        let significant = digits.drop { $0 == "0" }
        self.digits = significant.isEmpty ? "0" : String(significant)
        (self.isNegative, self.exponent) = (isNegative && !significant.isEmpty, exponent)
    }

    init(_ number: some BinaryInteger, exponent: Int) {
        self.init(isNegative: number < 0, digits: String(number.magnitude), exponent: exponent)
    }

    /// The shortest decimal that reads back as `number`; nil when it is not finite.
    init?(_ number: Double, exponent: Int) { self.init(shortest: number.description, exponent: exponent) }
    init?(_ number: Float, exponent: Int) { self.init(shortest: number.description, exponent: exponent) }

    /// Reads `-12.5` and `1.5e-07`.
    private init?(shortest text: String, exponent: Int) {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: "e")
        guard let mantissa = parts.first, mantissa.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
        let places = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = places.count > 1 ? places[1].drop { _ in false } : ""
        let kept = fraction == "0" ? "" : String(fraction)
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        self.init(
            isNegative: isNegative, digits: String(places[0]) + kept, exponent: exponent + power - kept.count
        )
    }

    /// Power of ten of the first digit: 4 for 12 345.
    var magnitude: Int { digits == "0" ? 0 : digits.count - 1 + exponent }

    /// The number × 10^`power`.
    func scaled(by power: Int) -> DecimalNumber {
        DecimalNumber(isNegative: isNegative, digits: digits, exponent: exponent + power)
    }

    /// All digits, thousands apart: `12 345.678`.
    var text: String {
        let sign = isNegative ? "-" : ""
        guard exponent < 0 else {
            let zeros = digits == "0" ? "" : String(repeating: "0", count: exponent)
            return sign + Self.grouped(digits + zeros)
        }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
        return sign + Self.grouped(String(padded.dropLast(-exponent))) + "." + padded.suffix(-exponent)
    }

    /// Between groups of three digits, everywhere on the screen.
    static let groupSeparator: Character = " "

    private static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(groupSeparator) }
            result.append(digit)
        }
        return result
    }
}
