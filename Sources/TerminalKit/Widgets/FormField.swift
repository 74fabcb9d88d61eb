/// One field of a form.
public struct FormField: Sendable {
    /// What may be entered.
    public enum Kind: Hashable, Sendable {
        /// Any text that the validation accepts.
        case text
        /// One of these; it may be typed too, and Left and Right go through them.
        case choice([String])
        /// `on` or `off`, changed by Space.
        case toggle
        /// Shown, never entered.
        case fixed
    }

    public let label: String
    public let kind: Kind
    public internal(set) var field: TextField
    /// What stands beside it: the type, the unit or the range.
    public let hint: String
    /// Says in a few words what is wrong with the text; nil if nothing is.
    public let validate: @Sendable (String) -> String?

    public init(
        _ label: String, _ value: String, kind: Kind = .text, hint: String = "",
        validate: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        (self.label, self.kind, self.hint, self.validate) = (label, kind, hint, validate)
        field = TextField(value)
    }

    public var value: String { field.text }
    /// What is wrong with the value now; nil if nothing is.
    public var fault: String? {
        if case .choice(let options) = kind, resolve(value, among: options) == nil {
            return "one of: " + options.joined(separator: ", ")
        }
        return validate(committed)
    }

    /// The value with the beginning of a choice completed to the choice.
    public var committed: String {
        guard case .choice(let options) = kind else { return value }
        return resolve(value, among: options) ?? value
    }

    private func resolve(_ text: String, among options: [String]) -> String? {
        if options.contains(text) { return text }
        let wanted = text.lowercased()
        let matching = options.filter { $0.lowercased().hasPrefix(wanted) }
        return matching.count == 1 ? matching.first : nil
    }

    /// Takes a key while the field is the current one.
    mutating func handle(_ key: Key) -> TextReaction {
        switch (kind, key) {
        case (.fixed, _): return .ignored
        case (.toggle, " "), (.toggle, .left), (.toggle, .right):
            field.set(value == "on" ? "off" : "on")
            return .edited
        case (.toggle, _): return .ignored
        case (.choice(let options), .left): return step(-1, options)
        case (.choice(let options), .right): return step(1, options)
        default: return field.handle(key)
        }
    }

    private mutating func step(_ direction: Int, _ options: [String]) -> TextReaction {
        guard !options.isEmpty else { return .moved }
        let index = options.firstIndex(of: committed).map { ($0 + direction + options.count) % options.count }
        field.set(options[index ?? 0])
        return .edited
    }
}
