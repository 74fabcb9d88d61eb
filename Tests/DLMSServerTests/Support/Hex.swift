/// Octets from hex digits; blanks, line breaks and comments behind `#` are skipped.
func hex(_ text: String) -> [UInt8] {
    let lines = text.split(separator: "\n").map { $0.prefix { $0 != "#" } }
    let digits = lines.joined().compactMap(\.hexDigitValue)
    precondition(digits.count % 2 == 0, "an odd number of hex digits")
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

func text(_ octets: [UInt8]) -> String {
    octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
