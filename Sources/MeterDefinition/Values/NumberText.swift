/// Numbers, truth values and octets as a definition writes them.
enum NumberText {
    /// `42`, `-3`, `1_000`, `0x1F`, `0b101`.
    static func integer(_ text: String) -> Int128? {
        let digits = text.filter { $0 != "_" }
        let isNegative = digits.hasPrefix("-")
        let magnitude = digits.drop { $0 == "-" || $0 == "+" }
        guard digits.count - magnitude.count <= 1, let number = unsigned(magnitude) else { return nil }
        return isNegative ? -number : number
    }

    private static func unsigned(_ digits: Substring) -> Int128? {
        guard digits.first?.isASCII == true, digits.first?.isNumber == true else { return nil }
        if digits.hasPrefix("0x") { return Int128(digits.dropFirst(2), radix: 16) }
        if digits.hasPrefix("0b") { return Int128(digits.dropFirst(2), radix: 2) }
        return Int128(digits)
    }

    /// A finite decimal number, `.inf`, `-.inf` or `.nan`.
    static func double(_ text: String) -> Double? {
        switch text {
        case ".inf", "+.inf": return .infinity
        case "-.inf": return -.infinity
        case ".nan": return .nan
        default:
            let digits = text.filter { $0 != "_" }
            // `Double` takes hexadecimal digits and words too.
            guard digits.allSatisfy({ "0123456789+-.eE".contains($0) }), let number = Double(digits), number.isFinite
            else {
                return nil
            }
            return number
        }
    }

    static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    /// Pairs of hexadecimal digits, blanks between them or not, with or without `0x` in front.
    static func octets(hex text: some StringProtocol) -> [UInt8]? {
        let digits = (text.hasPrefix("0x") ? text.dropFirst(2) : text[...]).filter { $0 != " " }
        guard digits.count.isMultiple(of: 2) else { return nil }
        let values = digits.compactMap(\.hexDigitValue)
        guard values.count == digits.count else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }

    /// `0x2EE8`.
    static func shortName(_ name: UInt16) -> String { "0x" + hex([UInt8(name >> 8), UInt8(name & 0xFF)]) }

    static func hex(_ octets: some Sequence<UInt8>) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}
