/// Reads the filter language by recursive descent: `||` binds least, then `&&` (which may be left out), then `!`.
struct FilterParser {
    private let source: [Character]
    private var position = 0
    private var depth = 0
    /// Parentheses and negations inside one another.
    private static let depthLimit = 50

    init(_ source: String) { self.source = Array(source) }

    mutating func parse() throws(FilterFault) -> FrameFilter {
        let filter = try alternatives()
        skipBlanks()
        guard position == source.count else { throw fault("`\(source[position])` does not belong here") }
        return filter
    }

    private mutating func alternatives() throws(FilterFault) -> FrameFilter {
        var parts = [try conjunction()]
        while take("||") || take(" or ") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(FilterFault) -> FrameFilter {
        var parts = [try term()]
        while true {
            if take("&&") || take(" and ") {
                parts.append(try term())
            } else if startsTerm {
                parts.append(try term())
            } else {
                return parts.count == 1 ? parts[0] : .all(parts)
            }
        }
    }

    private mutating func term() throws(FilterFault) -> FrameFilter {
        skipBlanks()
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { throw fault("nested too deeply") }
        if take("!") { return .not(try term()) }
        guard take("(") else { return try comparison() }
        let filter = try alternatives()
        guard take(")") else { throw fault("`)` is missing") }
        return filter
    }

    private mutating func comparison() throws(FilterFault) -> FrameFilter {
        let start = position
        let word = try self.word()
        guard let comparison = takeOperator() else {
            return FilterFlag(rawValue: word.lowercased()).map { .flag($0) } ?? .text(word.lowercased())
        }
        guard let field = FilterField.named(word) else {
            position = start
            throw fault("no field `\(word)`; \(FilterField.all.map { $0.names[0] }.joined(separator: " "))")
        }
        let place = position
        let value = try self.word()
        guard let filter = FilterComparison(field, comparison, value) else {
            position = place
            throw fault("`\(value)` is no \(field.names[0]): \(field.help)")
        }
        return .comparison(filter)
    }
}

// MARK: - Characters

extension FilterParser {
    private static let special = Set<Character>("()!=<>~&|\" ")

    private var startsTerm: Bool {
        let rest = source[position...].drop { $0 == " " }
        guard let next = rest.first, next != ")", next != "|", next != "&" else { return false }
        return true
    }

    private mutating func skipBlanks() { while position < source.count, source[position] == " " { position += 1 } }

    /// Takes `text` if it comes next, blanks before it aside.
    private mutating func take(_ text: String) -> Bool {
        let start = position
        if !text.hasPrefix(" ") { skipBlanks() }
        guard source[position...].starts(with: text) else {
            position = start
            return false
        }
        // `!=` is an operator that lacks its field, not a negation.
        if text == "!", source.dropFirst(position + 1).first == "=" {
            position = start
            return false
        }
        position += text.count
        return true
    }

    private mutating func takeOperator() -> FilterComparison.Operator? {
        FilterComparison.Operator.all.first { take($0.rawValue) } ?? (take("=") ? .equal : nil)
    }

    /// A word, or text in double quotes.
    private mutating func word() throws(FilterFault) -> String {
        skipBlanks()
        if position < source.count, source[position] == "\"" { return try quoted() }
        let start = position
        while position < source.count, !Self.special.contains(source[position]) { position += 1 }
        guard position > start else {
            let isAtEnd = position == source.count
            throw fault(isAtEnd ? "something is missing at the end" : "`\(source[position])` does not belong here")
        }
        return String(source[start..<position])
    }

    private mutating func quoted() throws(FilterFault) -> String {
        let start = position
        guard let end = source[(position + 1)...].firstIndex(of: "\"") else {
            throw fault("`\"` is missing at the end")
        }
        position = end + 1
        return String(source[(start + 1)..<end])
    }

    private func fault(_ reason: String) -> FilterFault { FilterFault(place: position, reason: reason) }
}
