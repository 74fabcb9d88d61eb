import TerminalKit
import Yams

/// Reads the nodes of a theme file; every fault names its line and what would be right.
struct ThemeReader {
    let file: String

    func fault(_ message: String, at node: Node?) -> ThemeFault {
        ThemeFault(message, file: file, line: node?.mark?.line)
    }

    func compose(_ text: String) throws(ThemeFault) -> Node {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw ThemeFault("the file is empty; it needs `roles:` with at least one role", file: file, line: 1)
            }
            return node
        } catch let fault as ThemeFault {
            throw fault
        } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _) {
            throw ThemeFault("not valid YAML: \(problem); mend the line", file: file, line: mark.line)
        } catch {
            throw ThemeFault("not valid YAML (\(error)); save it as UTF-8 text", file: file, line: 1)
        }
    }

    /// The entries of a mapping whose keys must be among `allowed`.
    func mapping(_ node: Node, of allowed: [String]) throws(ThemeFault) -> [String: Node] {
        guard let mapping = node.mapping else {
            throw fault("a mapping was expected, with keys such as `\(allowed[0]):`", at: node)
        }
        var entries: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard allowed.contains(name) else { throw unknown(name, at: key, allowed) }
            guard entries[name] == nil else { throw fault("`\(name)` stands here twice; keep one", at: key) }
            entries[name] = value
        }
        return entries
    }

    private func unknown(_ name: String, at node: Node, _ allowed: [String]) -> ThemeFault {
        let near = allowed.filter { $0.first == name.first || $0.contains(name) }
        return fault(
            "unknown `\(name)`; known are \((near.isEmpty ? allowed : near).joined(separator: ", "))", at: node)
    }

    func text(_ node: Node) throws(ThemeFault) -> String {
        guard let text = node.scalar?.string else { throw fault("a word was expected", at: node) }
        return text
    }

    func look(_ node: Node) throws(ThemeFault) -> ThemeLook {
        if node.scalar != nil { return ThemeLook(foreground: try colour(node)) }
        let entries = try mapping(node, of: ["fg", "bg", "style"])
        var look = ThemeLook()
        if let node = entries["fg"] { look.foreground = .some(try colour(node)) }
        if let node = entries["bg"] { look.background = .some(try colour(node)) }
        if let node = entries["style"] { look.attributes = try attributes(node) }
        return look
    }

    /// `"#RRGGBB"`, one of the 16 names, `default`, or both `["#RRGGBB", name]`.
    private func colour(_ node: Node) throws(ThemeFault) -> Colour? {
        guard let list = node.sequence else { return try colour(try text(node), at: node) }
        guard list.count == 2, let hint = ANSIColour(name: try text(list[1])), var colour = try colour(list[0]) else {
            throw fault("a colour list is [\"#RRGGBB\", name], the name one of \(Self.names)", at: node)
        }
        colour.hint = hint
        return colour
    }

    private func colour(_ text: String, at node: Node) throws(ThemeFault) -> Colour? {
        if text == "default" { return nil }
        if let colour = Colour(hex: text) { return colour }
        guard let named = ANSIColour(name: text) else {
            throw fault("`\(text)` is no colour; \"#RRGGBB\" in quotes, default, or one of \(Self.names)", at: node)
        }
        var colour = named.colour
        colour.hint = named
        return colour
    }

    private func attributes(_ node: Node) throws(ThemeFault) -> Style.Attributes {
        var attributes: Style.Attributes = []
        for word in node.sequence.map(Array.init) ?? [node] {
            let name = try text(word)
            guard let found = Style.Attributes.names.first(where: { $0.name == name }) else {
                let names = Style.Attributes.names.map(\.name).joined(separator: ", ")
                throw fault("`\(name)` is no style; one or a list of \(names)", at: word)
            }
            attributes.insert(found.attribute)
        }
        return attributes
    }

    private static let names = ANSIColour.allCases.map(\.name).joined(separator: ", ")
}
