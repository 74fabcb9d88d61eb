import Yams

/// Finds the place and the words for an error of the YAML parser, which often notices a slip lines later.
struct YAMLDiagnosis {
    let file: DefinitionFile
    private let lines: [Substring]

    init(_ file: DefinitionFile) {
        self.file = file
        lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    func fault(for error: YamlError) -> Fault {
        switch error {
        case .duplicatedKeysInMapping(let keys, let context):
            duplicate(keys.first ?? "", firstAt: context.mark)
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            syntax(context, problem, mark)
        case .reader(let problem, let offset, _, _):
            Fault("this is not YAML: \(problem)", at: place(ofCharacter: offset ?? 0))
        default:
            Fault("this is not YAML", at: Place(file: file.name))
        }
    }

    private func place(_ line: Int, _ column: Int) -> Place { Place(file: file.name, line: line, column: column) }

    private func place(ofCharacter offset: Int) -> Place {
        let before = file.text.prefix(offset)
        let line = before.count { $0.isNewline } + 1
        return place(line, before.reversed().prefix { !$0.isNewline }.count + 1)
    }
}

// MARK: - Syntax

extension YAMLDiagnosis {
    private func syntax(_ context: YamlError.Context?, _ problem: String, _ mark: Mark) -> Fault {
        guard let context else { return Fault(Self.words(for: problem), at: clamped(mark)) }
        switch context.text {
        case "while scanning a quoted scalar":
            return Fault("this text in quotes is not closed", at: clamped(context.mark))
        case "while scanning a simple key":
            return Fault("a \":\" and a value should follow this name", at: clamped(context.mark))
        case "while parsing a flow sequence":
            return unclosed("[", "]", from: context.mark, problem, mark)
        case "while parsing a flow mapping":
            return unclosed("{", "}", from: context.mark, problem, mark)
        default:
            return Fault("this is not YAML: \(problem) \(context.text)", at: clamped(mark))
        }
    }

    private static func words(for problem: String) -> String {
        problem == "mapping values are not allowed in this context"
            ? "a \":\" is not expected here: is the line above without its own, or the indentation wrong?"
            : "this is not YAML: \(problem)"
    }

    /// A bracket that is not closed is noticed somewhere behind it: the next line that is indented no deeper than
    /// the one that opened it cannot belong to it any more.
    private func unclosed(_ open: String, _ close: String, from start: Mark, _ problem: String, _ mark: Mark) -> Fault {
        let depth = indentation(of: start.line)
        let behind = (start.line + 1..<max(mark.line, start.line) + 1).first { line in
            guard let depth, let other = indentation(of: line) else { return false }
            return other <= depth
        }
        guard let behind, behind <= mark.line else {
            return Fault("expected \",\" or \"\(close)\" here", at: clamped(mark))
        }
        let end = place(behind - 1, text(of: behind - 1).count + 1)
        return Fault("the \"\(open)\" in line \(start.line) is not closed: \"\(close)\" is missing", at: end)
    }

    /// The place of a mark, inside the text: the end of the stream is the end of its last line.
    private func clamped(_ mark: Mark) -> Place {
        guard mark.line <= lines.count else { return place(lines.count, (lines.last?.count ?? 0) + 1) }
        return place(mark.line, mark.column)
    }

    private func text(of line: Int) -> Substring { lines.indices.contains(line - 1) ? lines[line - 1] : "" }

    /// Blanks in front of a line; nil for one that is empty or a comment.
    private func indentation(of line: Int) -> Int? {
        let text = text(of: line)
        let blanks = text.prefix { $0 == " " }.count
        guard blanks < text.count, text.dropFirst(blanks).first != "#" else { return nil }
        return blanks
    }
}

// MARK: - Duplicate keys

extension YAMLDiagnosis {
    private func duplicate(_ key: String, firstAt mark: Mark) -> Fault {
        let message = "the key \"\(key)\" stands here twice: it was given in line \(mark.line) already"
        return Fault(message, at: second(key, after: mark))
    }

    /// The key again, in the same column of a later line of its map, or in the same line of a map in braces.
    private func second(_ key: String, after mark: Mark) -> Place {
        let rest = text(of: mark.line).dropFirst(mark.column - 1 + key.count)
        if let again = rest.ranges(of: key).first(where: { rest[$0.upperBound...].first == ":" }) {
            return place(
                mark.line, text(of: mark.line).distance(from: text(of: mark.line).startIndex, to: again.lowerBound) + 1)
        }
        for line in mark.line + 1..<max(lines.count, mark.line) + 1 {
            let text = text(of: line).dropFirst(mark.column - 1)
            let unquoted = text.first.map { "\"'".contains($0) } == true ? text.dropFirst() : text
            if unquoted.hasPrefix(key), unquoted.dropFirst(key.count).first.map({ ":\"' ".contains($0) }) == true {
                return place(line, mark.column)
            }
        }
        return clamped(mark)
    }
}
