/// What a filter that is being typed may go on with: fields, flags and their meaning.
enum FilterCompletion {
    static func completions(of text: String) -> [Completion] {
        let start = text.lastIndex { " (!&|".contains($0) }.map { text.index(after: $0) } ?? text.startIndex
        let word = text[start...].lowercased()
        guard !word.contains(where: { "=<>~\"".contains($0) }) else { return [] }
        return candidates.filter { $0.name.hasPrefix(word) && $0.name != word }.map {
            Completion(line: text[..<start] + $0.name, shown: $0.name, detail: $0.help)
        }
    }

    private static let candidates: [(name: String, help: String)] =
        FilterField.all.map { ($0.names[0] + "==", $0.help) } + [
            ("err", "refusals and octets that could not be read"), ("rx", "from a client"), ("tx", "from the meter"),
            ("marked", "marked with m"), ("ciphered", "came or left ciphered"),
        ]
}

extension FrameFilter {
    /// What is wrong with a filter, in a few words; nil for a valid or an empty one.
    static func fault(in text: String) -> String? {
        guard !text.isEmpty else { return nil }
        do {
            _ = try FrameFilter(text)
            return nil
        } catch {
            return "invalid: \(error.reason)"
        }
    }
}
