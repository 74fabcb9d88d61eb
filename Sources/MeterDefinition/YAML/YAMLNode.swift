/// A node of a YAML document that knows where it stands.
struct YAMLNode {
    var place: Place
    var content: Content

    indirect enum Content {
        case scalar(Scalar)
        case list([YAMLNode])
        case map([Entry])
    }

    struct Scalar {
        var text: String
        /// In quotes or a block: always text, whatever it looks like.
        var isQuoted: Bool
    }

    struct Entry {
        var key: String
        /// Where the key stands.
        var place: Place
        var value: YAMLNode
    }
}

extension YAMLNode {
    var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
    var list: [YAMLNode]? { if case .list(let elements) = content { elements } else { nil } }
    var entries: [Entry]? { if case .map(let entries) = content { entries } else { nil } }

    /// Nothing was written, or `null` or `~`.
    var isNull: Bool {
        guard let scalar, !scalar.isQuoted else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
    }

    /// The value of `key` in a map.
    subscript(key: String) -> YAMLNode? { entries?.first { $0.key == key }?.value }

    /// What stands here, for a fault: `a list`, `text "abc"`.
    var summary: String {
        switch content {
        case .list: "a list"
        case .map: "a map"
        case .scalar where isNull: "nothing"
        case .scalar(let scalar): "\"\(scalar.text.count > 40 ? String(scalar.text.prefix(40)) + "…" : scalar.text)\""
        }
    }
}
