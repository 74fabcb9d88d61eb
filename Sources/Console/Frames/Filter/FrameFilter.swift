import DLMSWire

/// A condition on frames: `svc==get && obis==1.0.1.8.0.255 && sap==32 && err`, with `||`, `!` and parentheses.
///
/// A word that is neither a field nor a flag looks for text.
public indirect enum FrameFilter: Sendable {
    case flag(FilterFlag)
    case comparison(FilterComparison)
    case text(String)
    case not(FrameFilter)
    case all([FrameFilter])
    case any([FrameFilter])

    /// - Throws: ``FilterFault`` with what is wrong, in a few words.
    public init(_ source: String) throws(FilterFault) {
        var parser = FilterParser(source)
        self = try parser.parse()
    }

    public func matches(_ facts: FrameFacts) -> Bool {
        switch self {
        case .flag(let flag): flag.matches(facts)
        case .comparison(let comparison): comparison.matches(facts)
        case .text(let text): facts.text.lowercased().contains(text) || facts.service.contains(text)
        case .not(let filter): !filter.matches(facts)
        case .all(let filters): filters.allSatisfy { $0.matches(facts) }
        case .any(let filters): filters.contains { $0.matches(facts) }
        }
    }
}

/// What is wrong with a filter, and where.
public struct FilterFault: Error, Equatable, Sendable {
    /// Place in the source, counted in characters from 0.
    public let place: Int
    public let reason: String
}

/// One field compared with one value.
public struct FilterComparison: Sendable {
    enum Operator: String, Sendable {
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case contains = "~"

        /// In the order in which they are tried: the longer first.
        static let all: [Operator] = [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater, .contains]
    }

    enum Value: Sendable {
        case number(Int)
        case instance(LogicalName)
        case text(String)
    }

    let field: FilterField
    let comparison: Operator
    let value: Value

    /// - Returns: nil when the value does not suit the field.
    init?(_ field: FilterField, _ comparison: Operator, _ source: String) {
        (self.field, self.comparison) = (field, comparison)
        switch field.kind {
        case .numbers:
            guard let number = Self.number(source), comparison != .contains else { return nil }
            value = .number(number)
        case .instance where comparison == .contains: value = .text(source.lowercased())
        case .instance:
            guard let name = LogicalName(source) else { return nil }
            value = .instance(name)
        case .name, .text: value = .text(source.lowercased())
        }
    }

    /// Decimal, or hexadecimal behind 0x as short names are shown.
    private static func number(_ source: String) -> Int? {
        source.lowercased().hasPrefix("0x") ? Int(source.dropFirst(2), radix: 16) : Int(source)
    }

    func matches(_ facts: FrameFacts) -> Bool {
        switch (field.kind, value) {
        case (.numbers(let get), .number(let wanted)): matches(get(facts), wanted)
        case (.name(let get), .text(let wanted)): matches(name: get(facts).lowercased(), wanted)
        case (.text(let get), .text(let wanted)): matches(text: get(facts).lowercased(), wanted)
        case (.instance, .instance(let wanted)):
            facts.instance.map { order($0.number, wanted.number) } ?? (comparison == .notEqual)
        case (.instance, .text(let wanted)): facts.instance?.description.contains(wanted) ?? false
        default: false
        }
    }

    private func matches(_ numbers: [Int], _ wanted: Int) -> Bool {
        comparison == .notEqual ? !numbers.contains(wanted) : numbers.contains { order($0, wanted) }
    }

    private func matches(name: String, _ wanted: String) -> Bool {
        let isEqual = name == wanted || name.hasPrefix(wanted + "-")
        return switch comparison {
        case .equal: isEqual
        case .notEqual: !isEqual
        case .contains: name.contains(wanted)
        default: order(name, wanted)
        }
    }

    /// Long texts are seldom typed whole: equal means contained.
    private func matches(text: String, _ wanted: String) -> Bool {
        switch comparison {
        case .equal, .contains: text.contains(wanted)
        case .notEqual: !text.contains(wanted)
        default: order(text, wanted)
        }
    }

    private func order<Compared: Comparable>(_ left: Compared, _ right: Compared) -> Bool {
        switch comparison {
        case .equal, .contains: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
