#if !hasFeature(Embedded)
    /// A line of a pasted text, in words.
    struct PastedLine {
        private let words: [Substring]
        /// The line itself, for messages in characters.
        private let text: String

        init(_ text: String) {
            self.text = text
            // Dumps end with the same octets as characters.
            let octets = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)[0]
            words = octets.split { $0.isWhitespace || ",;{}\"'".contains($0) }
        }

        /// Whether the lines begin with numbers that count up, as an editor shows them.
        static func areNumbered(_ lines: [PastedLine]) -> Bool {
            let numbers = lines.map { $0.words.count > 1 ? Int($0.words[0]) : nil }
            guard lines.count > 1, let first = numbers[0] else { return false }
            return numbers.indices.allSatisfy { numbers[$0] == first + $0 }
        }

        /// The words that hold octets.
        /// - Parameter offset: octets before the line, by which an offset in front of it is known.
        func words(numbered: Bool, offset: Int) -> [PastedWord] {
            if let message { return [.text(message)] }
            var rest = words[(numbered ? 1 : 0)...]
            if isOffset(rest.first, offset, rest.count) { rest = rest.dropFirst() }
            rest = rest.drop { !Self.isOctets($0) || Self.isTime($0, isAlone: rest.count == 1) }
            let end = rest.firstIndex { Self.isComment($0) } ?? rest.endIndex
            return rest[..<end].map { .digits(Self.digits($0)) }
        }

        /// A call or an identification that is not in hex.
        private var message: [UInt8]? {
            guard let start = text.firstIndex(of: "/"),
                words.allSatisfy({ !Self.isOctets($0) || Self.isTime($0, isAlone: false) })
            else { return nil }
            let message = text[start...].prefix { !$0.isWhitespace }
            let next = message.dropFirst().first
            let isCall = next == "?" && message.hasSuffix("!")
            let isIdentification = message.count > 5 && message.dropFirst().prefix(3).allSatisfy { $0.isLetter }
            guard message.allSatisfy(\.isASCII), isCall || isIdentification else { return nil }
            return Array(message.utf8) + [ControlCharacter.cr, ControlCharacter.lf]
        }

        /// `00000010`, `0010:`: how many octets stand before the line.
        private func isOffset(_ word: Substring?, _ offset: Int, _ count: Int) -> Bool {
            guard let word, count > 1, word.hasSuffix(":") || word.count >= 4 else { return false }
            let digits = word.hasSuffix(":") ? word.dropLast() : word
            guard let value = Int(digits, radix: 16), value == offset else { return false }
            return offset > 0 || word.hasSuffix(":") || digits.count == 6 || digits.count == 8
        }

        /// Whether a word can be octets: pairs of digits, perhaps with `0x`, colons or hyphens.
        private static func isOctets(_ word: Substring) -> Bool {
            guard !word.hasSuffix(":"), !word.hasSuffix(")"), !word.hasSuffix(".") else { return false }
            let digits = digits(word)
            guard !digits.isEmpty, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return false }
            let parts = word.split { ":-".contains($0) }
            // A date has a part of four digits, a MAC address and the like have none.
            return parts.count == 1 || parts.allSatisfy { $0.count == 2 }
        }

        /// `12:34:56` or `12:34`, which could be octets as well, before others.
        private static func isTime(_ word: Substring, isAlone: Bool) -> Bool {
            let parts = word.split(separator: ":").map { $0.count == 2 ? Int($0) : nil }
            guard !isAlone, (2...3).contains(parts.count), let hour = parts[0], hour < 24 else { return false }
            return parts.dropFirst().allSatisfy { $0.map { $0 < 61 } == true }
        }

        private static func isComment(_ word: Substring) -> Bool {
            ["//", "#", "--", "(", "<", "/*", "[", "}", "→", "←"].contains { word.hasPrefix($0) }
        }

        private static func digits(_ word: Substring) -> String {
            guard word.hasPrefix("0x") || word.hasPrefix("0X") else {
                return word.filter { !":-".contains($0) }.replacing("0x", with: "")
            }
            // A number alone may leave out its first zero.
            let digits = word.dropFirst(2)
            return digits.count == 1 ? "0" + digits : digits.replacing("0x", with: "").filter { !":-".contains($0) }
        }
    }
#endif
