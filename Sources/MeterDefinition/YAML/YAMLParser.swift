import Yams

/// Turns the text of a definition into a tree of located nodes, within bounds.
struct YAMLParser {
    let file: DefinitionFile
    /// Nodes that may still be made: aliases repeat what they stand for, and a few lines of them could fill any memory.
    private var budget = 200_000

    static let depthLimit = 32

    init(_ file: DefinitionFile) { self.file = file }

    /// - Throws: the first fault that keeps the text from being YAML, or every tab in an indentation.
    mutating func parse() throws(DefinitionFaults) -> YAMLNode {
        try refuseTabs()
        do throws(Fault) {
            try refuseNestedKeys()
            guard let root = try compose() else { throw emptyFile() }
            return try located(root, depth: 0)
        } catch {
            throw DefinitionFaults([error])
        }
    }

    private func compose() throws(Fault) -> Node? {
        do {
            // Without a resolver every scalar stays as it was written: the catalogue knows the types, YAML does not.
            return try Yams.compose(yaml: file.text, Resolver.basic)
        } catch let error as YamlError {
            throw YAMLDiagnosis(file).fault(for: error)
        } catch {
            throw Fault("this is not YAML", at: Place(file: file.name))
        }
    }

    private func emptyFile() -> Fault {
        Fault("the file is empty: a definition begins with \"meter:\"", at: Place(file: file.name))
    }
}

// MARK: - Before parsing

extension YAMLParser {
    /// YAML allows no tabs in an indentation, and its parser's words for it are hard to understand.
    private func refuseTabs() throws(DefinitionFaults) {
        let faults = lines.enumerated().compactMap { index, line -> Fault? in
            let indentation = line.prefix { $0 == " " || $0 == "\t" }
            guard let tab = indentation.firstIndex(of: "\t"), indentation.count < line.count,
                line[indentation.endIndex] != "#"
            else { return nil }
            let column = line.distance(from: line.startIndex, to: tab) + 1
            let place = Place(file: file.name, line: index + 1, column: column)
            return Fault("a tab in the indentation: YAML needs blanks here", at: place)
        }
        if !faults.isEmpty { throw DefinitionFaults(faults) }
    }

    /// Lists and maps as keys have no use here, and comparing keys made of aliases would take for ever. Without an
    /// anchor there are no aliases.
    private func refuseNestedKeys() throws(Fault) {
        guard file.text.contains("&") else { return }
        for (index, line) in lines.enumerated() {
            let bare = line.replacing(Self.textAndComments) { String(repeating: " ", count: $0.output.count) }
            guard let match = bare.firstMatch(of: Self.nestedKey) else { continue }
            let column = bare.distance(from: bare.startIndex, to: match.range.lowerBound) + 1
            throw Fault("a key must be a plain name", at: Place(file: file.name, line: index + 1, column: column))
        }
    }

    private static var textAndComments: Regex<Substring> { #/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*/# }
    /// `? `, an alias in front of a colon, a bracket in front of one, a colon that begins a line.
    private static var nestedKey: Regex<Substring> {
        #/(?:^|[\s\[{,])(?:\?(?:\s|$)|\*[^\s,\[\]{}]+\s*:(?:\s|$))|[\]}]\s*:|^\s*:(?:\s|$)/#
    }

    private var lines: [Substring] { file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
}

// MARK: - After parsing

extension YAMLParser {
    private mutating func located(_ node: Node, depth: Int) throws(Fault) -> YAMLNode {
        let place = place(of: node)
        budget -= 1
        guard budget > 0 else { throw Fault("aliases make this document too large", at: place) }
        guard depth < Self.depthLimit else {
            throw Fault("nested more than \(Self.depthLimit) levels deep", at: place)
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain && scalar.style != .any
            return YAMLNode(place: place, content: .scalar(.init(text: scalar.string, isQuoted: isQuoted)))
        case .sequence(let sequence):
            var elements: [YAMLNode] = []
            for element in sequence { elements.append(try located(element, depth: depth + 1)) }
            return YAMLNode(place: place, content: .list(elements))
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping { entries.append(try entry(key, value, depth: depth)) }
            return YAMLNode(place: place, content: .map(entries))
        case .alias:
            throw Fault("this alias is not understood", at: place)
        }
    }

    private mutating func entry(_ key: Node, _ value: Node, depth: Int) throws(Fault) -> YAMLNode.Entry {
        guard case .scalar(let name) = key else { throw Fault("a key must be a plain name", at: place(of: key)) }
        var node = try located(value, depth: depth + 1)
        // An empty value has no place of its own: its key's is where to look.
        if node.isNull, node.scalar?.text.isEmpty == true { node.place = place(of: key) }
        return YAMLNode.Entry(key: name.string, place: place(of: key), value: node)
    }

    private func place(of node: Node) -> Place {
        Place(file: file.name, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}
