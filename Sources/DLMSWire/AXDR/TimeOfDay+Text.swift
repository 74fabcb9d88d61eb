#if !hasFeature(Embedded)
    extension TimeOfDay {
        /// `20:31:07`, `02:00:00.50`, `*:00:00`; the hundredths are left out where they are not specified.
        public var text: String {
            let time = [hour, minute, second].map { DateText.print($0) }.joined(separator: ":")
            return hundredths == 0xFF ? time : time + "." + DateText.print(hundredths)
        }

        /// Reads what ``text`` writes; without seconds they are 0.
        public init(text: String) throws(DateTextError) { try self.init(text[...]) }

        init(_ text: Substring) throws(DateTextError) {
            let halves = text.split(separator: ".", omittingEmptySubsequences: false)
            let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), halves.count <= 2 else {
                throw DateTextError(
                    description: "time: expected HH:MM:SS with * for what is not specified, found \(text)"
                )
            }
            self.init(
                hour: try DateText.read(parts[0], "hour", in: 0...23),
                minute: try DateText.read(parts[1], "minute", in: 0...59),
                second: parts.count == 3 ? try DateText.read(parts[2], "second", in: 0...59) : 0,
                hundredths: halves.count == 2 ? try DateText.read(halves[1], "hundredths", in: 0...99) : 0xFF
            )
        }
    }

    extension TimeOfDay: LosslessStringConvertible {
        /// As ``text``.
        public var description: String { text }

        /// As ``init(text:)``, without telling what is wrong.
        public init?(_ description: String) {
            guard let value = try? Self(text: description) else { return nil }
            self = value
        }
    }
#endif
