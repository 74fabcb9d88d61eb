/// Finds what somebody meant who misspelt a name.
public enum Spelling {
    /// The candidate with the fewest letters to change, as long as it is less than about a third of them; the first of
    /// several that are equally near. Capitals, blanks, hyphens and underscores do not count.
    public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(plain(name))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = Array(plain(candidate))
            let limit = min(max(1, min(wanted.count, letters.count) / 3), (best?.distance ?? .max) - 1)
            guard limit >= 0, abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            if distance <= limit { best = (candidate, distance) }
        }
        return best?.name
    }

    /// A name without what people write differently.
    static func plain(_ name: String) -> String { String(name.lowercased().filter { !" -_/&()".contains($0) }) }

    /// Letters to insert, delete, replace or swap with their neighbour to make one word from the other.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}

extension InterfaceClass {
    /// The attribute name that is most like a misspelt one; nil when none is near.
    public func closestAttribute(to name: String) -> String? {
        Spelling.closest(to: name, among: attributes.map(\.name))
    }

    /// The method name that is most like a misspelt one; nil when none is near.
    public func closestMethod(to name: String) -> String? {
        Spelling.closest(to: name, among: methods.map(\.name))
    }
}
