import Yams

/// A value of a vector's `expected` map, or what a decoder made of the octets: two of them can be compared.
indirect enum Fact: Equatable {
    case null
    case text(String)
    case list([Fact])
    case map([String: Fact])

    init(_ node: Node) {
        switch node {
        case .scalar(let scalar):
            self = scalar.style == .plain && ["null", "~", ""].contains(scalar.string) ? .null : .text(scalar.string)
        case .sequence(let nodes): self = .list(nodes.map(Fact.init))
        case .mapping(let pairs):
            self = .map(
                Dictionary(pairs.map { ($0.key.string ?? "", Fact($0.value)) }, uniquingKeysWith: { _, last in last })
            )
        case .alias: self = .null
        }
    }

    subscript(key: String) -> Fact? {
        guard case .map(let facts) = self else { return nil }
        return facts[key]
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// Compares; real numbers may differ in the digits that the vector left out.
    func matches(_ other: Fact) -> Bool {
        switch (self, other) {
        case (.text(let left), .text(let right)):
            guard left != right else { return true }
            guard left.contains("."), let left = Double(left), let right = Double(right) else { return false }
            return abs(left - right) <= abs(right) * 1e-6
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.matches($1) }
        case (.map(let left), .map(let right)):
            return left.keys == right.keys
                && left.allSatisfy { key, value in right[key].map { value.matches($0) } ?? false }
        default: return self == other
        }
    }
}

extension Fact: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral text: String) { self = .text(text) }
    init(booleanLiteral value: Bool) { self = .text(String(value)) }
    init(_ number: some FixedWidthInteger) { self = .text(String(number)) }
    init(_ flag: Bool) { self = .text(String(flag)) }
    init(_ name: StaticString?) { self = name.map { .text($0.description) } ?? .null }
    init(hex octets: [UInt8]) { self = .text(lowerHex(octets)) }

    /// The map with more keys.
    func adding(_ more: [String: Fact]) -> Fact {
        guard case .map(let facts) = self else { return self }
        return .map(facts.merging(more) { _, new in new })
    }
}
