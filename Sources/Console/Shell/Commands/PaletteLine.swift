/// A line of the palette in words: blanks separate, double quotes keep together.
struct PaletteLine {
    /// Complete words, then the one that is being typed (empty after a blank).
    private(set) var words: [String]
    /// Where each word begins in the line.
    private(set) var starts: [String.Index]

    init(_ line: String) {
        (words, starts) = ([], [])
        var (word, start, isQuoted) = ("", line.startIndex, false)
        for index in line.indices {
            switch line[index] {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty || line[start..<index].hasPrefix("\"") { add(word, at: start) }
                (word, start) = ("", line.index(after: index))
            default: word.append(line[index])
            }
        }
        add(word, at: start)
    }

    private mutating func add(_ word: String, at start: String.Index) {
        words.append(word)
        starts.append(start)
    }

    /// The words that were given, without the empty one after a blank at the end.
    var given: [String] { words.last == "" ? Array(words.dropLast()) : words }

    /// A word as it must be written to be read back as one.
    static func quoted(_ word: String) -> String { word.contains(" ") ? "\"\(word)\"" : word }
}
