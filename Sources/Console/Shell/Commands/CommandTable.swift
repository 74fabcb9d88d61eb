import MeterDefinition

/// All commands that a line of the palette can name, and how a line is run and completed.
struct CommandTable {
    /// A command and the screen that it belongs to; nil is the application itself.
    struct Entry {
        let command: BoundCommand
        let screen: ScreenID?
    }

    /// In the order in which they are looked up and listed: the current screen's, the application's, the others'.
    let entries: [Entry]

    /// What is wrong with a line, or what to run.
    enum Resolution {
        case run(Entry, [String])
        case fault(String)
    }

    func resolve(_ line: String) -> Resolution {
        let words = PaletteLine(line).given
        guard let name = words.first else { return .fault("no command given") }
        guard let entry = find(name) else { return .fault(unknown(name)) }
        let command = entry.command
        var arguments = Array(words.dropFirst())
        let limit = command.argumentCount.upperBound
        if command.takesRest, arguments.count > limit {
            arguments = arguments[..<(limit - 1)] + [arguments[(limit - 1)...].joined(separator: " ")]
        }
        guard command.argumentCount.contains(arguments.count) else { return .fault("usage: \(command.record.usage)") }
        if let reason = command.disabledReason() { return .fault("\(command.record.name): \(reason)") }
        return .run(entry, arguments)
    }

    /// The command of this name or alias, or the only one whose name begins like this.
    func find(_ name: String) -> Entry? {
        let exact = entries.first { $0.command.record.name == name || $0.command.record.aliases.contains(name) }
        if let exact { return exact }
        let matching = entries.filter { $0.command.record.name.hasPrefix(name) }
        return matching.count == 1 ? matching.first : nil
    }

    private func unknown(_ name: String) -> String {
        let names = entries.map(\.command.record.name)
        let beginning = names.filter { $0.hasPrefix(name) }
        let remedy =
            beginning.isEmpty
            ? Suggestion.text(for: name, among: names) ?? "`:help` lists all"
            : "it may be \(beginning.joined(separator: ", "))"
        return "no command `\(name)`; \(remedy)"
    }

    /// The lines that the given one may become, each with what it means.
    func completions(of line: String) -> [Completion] {
        let parsed = PaletteLine(line)
        guard parsed.words.count > 1 else { return names(beginning: parsed.words.first ?? "") }
        guard let command = find(parsed.words[0])?.command, let start = parsed.starts.last else { return [] }
        let typed = parsed.words.last ?? ""
        return command.complete(Array(parsed.words.dropFirst()))
            .filter { typed.isEmpty || $0.lowercased().contains(typed.lowercased()) }
            .sorted { ($0.hasPrefix(typed) ? 0 : 1) < ($1.hasPrefix(typed) ? 0 : 1) }
            .map { Completion(line: line[..<start] + PaletteLine.quoted($0), shown: $0, detail: "") }
    }

    private func names(beginning typed: String) -> [Completion] {
        entries.map(\.command.record).filter { $0.name.hasPrefix(typed) }.map { record in
            Completion(line: record.name, shown: record.usage, detail: record.help)
        }
    }
}

/// What a prompt offers: the whole line that it would make, and how it is listed.
public struct Completion: Hashable, Sendable {
    public let line: String
    public let shown: String
    public let detail: String

    public init(line: String, shown: String, detail: String = "") {
        (self.line, self.shown, self.detail) = (line, shown, detail)
    }
}
