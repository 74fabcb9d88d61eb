/// Octets written as hex digits, as people paste them: with blanks, line breaks, colons, commas, hyphens and `0x`.
enum HexText {
    /// Why a text is no hex.
    struct Fault: Error, CustomStringConvertible {
        /// Octets read before it.
        let offset: Int
        let description: String
    }

    static func octets(of text: String) throws(Fault) -> [UInt8] {
        var octets: [UInt8] = []
        var first: UInt8?
        for character in text.replacing("0x", with: " ").replacing("0X", with: " ") {
            if let digit = character.hexDigitValue.map(UInt8.init), character.isASCII {
                if let high = first { octets.append(high << 4 | digit) }
                first = first == nil ? digit : nil
            } else if !(character.isWhitespace || ":,-".contains(character)) {
                throw Fault(offset: octets.count, description: "'\(character)' is no hex digit")
            }
        }
        guard first == nil else { throw Fault(offset: octets.count, description: "half an octet: one digit too few") }
        guard !octets.isEmpty else { throw Fault(offset: 0, description: "no octets were given") }
        return octets
    }
}
