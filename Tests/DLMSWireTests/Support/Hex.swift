/// Octets from hex digits; blanks and comments behind `#` are left out.
func octets(_ text: String) -> [UInt8] {
    let digits = text.split(separator: "\n").map { $0.prefix { $0 != "#" } }.joined().filter { !$0.isWhitespace }
    let pairs = stride(from: 0, to: digits.count - 1, by: 2).map { index in
        let start = digits.index(digits.startIndex, offsetBy: index)
        return digits[start..<digits.index(start, offsetBy: 2)]
    }
    let octets = pairs.compactMap { UInt8($0, radix: 16) }
    precondition(octets.count * 2 == digits.count, "not hex: \(text)")
    return octets
}

/// Lower-case hex digits, as the vectors have them.
func lowerHex(_ octets: [UInt8]) -> String {
    octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
