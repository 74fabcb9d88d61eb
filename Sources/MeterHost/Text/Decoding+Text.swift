import DLMSWire

extension Decoding {
    /// `{"items": […], "error": …}`, as `meterconsole decode` prints it.
    public var json: JSONValue {
        .object([
            "items": .array(items.map(\.json)),
            "error": failure.map { failure in
                .object([
                    "offset": .number(failure.offset), "field": .string(failure.field),
                    "reason": .string(failure.reason),
                ])
            } ?? .null,
        ])
    }

    /// A line per field, indented by its depth, then the failure.
    public var lines: [String] {
        items.flatMap { $0.lines(depth: 0) } + (failure.map { ["error: \($0)"] } ?? [])
    }
}

extension TraceNode {
    /// `{"name", "offset", "length", "value"?, "meaning"?, "children"?}`.
    var json: JSONValue {
        .object([
            "name": .string(name), "offset": .number(offset), "length": .number(length),
            "value": value.map(JSONValue.string), "meaning": meaning.map(JSONValue.string),
            "source": source == .line ? nil : .string(source.rawValue),
            "children": children.isEmpty ? nil : .array(children.map(\.json)),
        ])
    }

    /// `instance-id  00 00 01 00 00 FF  0.0.1.0.0.255`, then the fields inside.
    func lines(depth: Int) -> [String] {
        let words = [name, value, meaning.map { value == nil ? $0 : "(\($0))" }].compactMap { $0 }
        let line = String(repeating: "  ", count: depth) + words.joined(separator: " ")
        return [line] + children.flatMap { $0.lines(depth: depth + 1) }
    }
}
