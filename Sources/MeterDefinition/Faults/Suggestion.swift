/// Finds what was probably meant by a misspelt name.
enum Suggestion {
    /// The words of a suggestion for `word`, or nil when no name is near enough.
    static func text(for word: String, among names: some Sequence<String>) -> String? {
        nearest(to: word, among: names).map { "did you mean \"\($0)\"?" }
    }

    /// The name with the fewest edits to `word`: at most a third of its letters, and at least one.
    static func nearest(to word: String, among names: some Sequence<String>) -> String? {
        let folded = fold(word)
        let limit = max(1, min(folded.count, 24) / 3)
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = edits(from: folded, to: fold(name), limit: limit)
            if distance <= limit, distance < best?.distance ?? Int.max { best = (name, distance) }
        }
        return best?.name
    }

    /// Case and the choice of separator do not count as mistakes.
    private static func fold(_ text: String) -> [Character] {
        text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other; anything
    /// above `limit` may be returned as `limit + 1`.
    private static func edits(from left: [Character], to right: [Character], limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let same = left[row] == right[column] ? 0 : 1
                var cost = min(last[column] + same, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            (before, last) = (last, current)
        }
        return last[right.count]
    }
}
