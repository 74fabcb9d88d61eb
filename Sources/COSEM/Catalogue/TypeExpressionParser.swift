import DLMSWire

/// Reads a type expression; every function returns nil when what stands there is something else.
struct TypeExpressionParser {
    private let text: [UInt8]
    private var position = 0

    private static let tags: [String: DataTag] = Dictionary(
        (UInt8.min...UInt8.max).compactMap { code in
            let tag = DataTag(rawValue: code)
            return tag.name.map { ($0.description, tag) }
        },
        uniquingKeysWith: { first, _ in first }
    )

    init(_ text: String) { self.text = Array(text.utf8) }

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return position == text.count
        }
    }

    mutating func type() -> TypeExpression? {
        switch word() {
        case "any": return .any
        case "CHOICE": return choice()
        case "structure" where follows("{"): return structure()
        case "array" where follows("<"): return array()
        case "octet-string" where follows("<"): return octetStringContent()
        case let name: return Self.tags[name].flatMap { simple($0) }
        }
    }

    private mutating func choice() -> TypeExpression? {
        guard accept("{") else { return nil }
        var types: [TypeExpression] = []
        repeat {
            guard let type = type() else { return nil }
            types.append(type)
        } while accept("|")
        return accept("}") ? .choice(types) : nil
    }

    private mutating func structure() -> TypeExpression? {
        guard accept("{") else { return nil }
        var fields: [TypeExpression.Field] = []
        repeat {
            let name = word()
            guard !name.isEmpty, accept(":"), let type = type() else { return nil }
            fields.append(TypeExpression.Field(name, type))
        } while accept(",")
        return accept("}") ? .structure(fields) : nil
    }

    private mutating func array() -> TypeExpression? {
        guard accept("<"), let element = type(), accept(">") else { return nil }
        return .array(element)
    }

    private mutating func octetStringContent() -> TypeExpression? {
        guard accept("<"), let content = TypeExpression.Content(rawValue: word()), accept(">") else { return nil }
        return .simple(.octetString, content: content)
    }

    private mutating func simple(_ tag: DataTag) -> TypeExpression? {
        if accept("[") {
            guard let length = Int(word()), length >= 0, accept("]") else { return nil }
            return .simple(tag, length: length)
        }
        if accept("(") {
            guard let constant = Int(word()), accept(")") else { return nil }
            return .simple(tag, constant: constant)
        }
        return .simple(tag)
    }
}

// MARK: - Words and signs

extension TypeExpressionParser {
    private static func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x0A || octet == 0x09 }

    private static func isSign(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"): true
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        case UInt8(ascii: ","), UInt8(ascii: ":"): true
        default: false
        }
    }

    private mutating func skipBlanks() {
        while position < text.count, Self.isBlank(text[position]) { position += 1 }
    }

    /// Everything up to the next sign or blank; empty when a sign stands there.
    private mutating func word() -> String {
        skipBlanks()
        let start = position
        while position < text.count, !Self.isSign(text[position]), !Self.isBlank(text[position]) { position += 1 }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func follows(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        return position < text.count && text[position] == UInt8(ascii: sign)
    }

    private mutating func accept(_ sign: Unicode.Scalar) -> Bool {
        guard follows(sign) else { return false }
        position += 1
        return true
    }
}
