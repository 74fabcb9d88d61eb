#if !hasFeature(Embedded)
    /// Octets as people copy them: from logs, dumps and source text. What is not octets on a line is left out: line
    /// numbers, offsets, dates and times, directions and other words in front, comments and characters behind.
    public struct PastedOctets {
        /// Why a text holds no octets.
        public struct Fault: Error, Equatable, CustomStringConvertible {
            /// Octets read before it.
            public let offset: Int
            public let description: String
        }

        public private(set) var octets: [UInt8] = []
        /// Ends of the lines that hold octets, in octets from the start.
        public private(set) var pieces: [Int] = []
        /// The first half of an octet whose other half has not come.
        private var half: UInt8?

        /// - Throws: ``Fault`` for digits that are half an octet, for what is no hex among octets, and for a text
        ///   without any.
        public init(_ text: String) throws(Fault) {
            let lines = text.split(whereSeparator: \.isNewline).map { PastedLine(String($0)) }
            let numbered = PastedLine.areNumbered(lines)
            for line in lines {
                for word in line.words(numbered: numbered, offset: octets.count) { try add(word) }
                if octets.count > (pieces.last ?? 0) { pieces.append(octets.count) }
            }
            guard half == nil else { throw fault("half an octet: one digit too few") }
            guard octets.isEmpty else { return }
            let word = text.split(whereSeparator: \.isWhitespace).first
            throw fault(word.map { "'\($0)' is no hex" } ?? "no octets were given")
        }

        private mutating func add(_ word: PastedWord) throws(Fault) {
            switch word {
            case .text(let characters): octets += characters
            case .digits(let digits):
                for digit in digits {
                    guard let value = digit.hexDigitValue.map(UInt8.init) else {
                        throw fault("'\(digit)' is no hex digit")
                    }
                    if let high = half { octets.append(high << 4 | value) }
                    half = half == nil ? value : nil
                }
            }
        }

        private func fault(_ description: String) -> Fault { Fault(offset: octets.count, description: description) }
    }

    /// A part of a line that holds octets.
    enum PastedWord: Equatable {
        /// Hex digits, and what else stands among them.
        case digits(String)
        /// A message of IEC 62056-21 in its own characters.
        case text([UInt8])
    }
#endif
