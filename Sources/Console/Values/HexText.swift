/// Octets as hexadecimal digits.
enum HexText {
    /// `0x4D43530000000001`
    static func text(_ octets: [UInt8]) -> String { "0x" + digits(octets) }

    static func digits(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    /// Pairs of digits, with blanks between them or not; nil for anything else.
    static func octets(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.filter { $0 != " " }.map(\.hexDigitValue)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let values = digits.compactMap(\.self)
        guard values.count == digits.count else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
