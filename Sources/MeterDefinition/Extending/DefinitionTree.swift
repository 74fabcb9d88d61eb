import Foundation

/// A definition's YAML with that of the files it extends laid under it.
struct DefinitionTree {
    let root: YAMLNode
    /// The file, then those it extends.
    let files: [String]

    /// Files that may extend one another.
    private static let depthLimit = 8

    /// Parses `file`, and reads and parses the files it extends.
    init(_ file: DefinitionFile, extendedBy outer: [String] = []) throws(DefinitionFaults) {
        var parser = YAMLParser(file)
        let own = try parser.parse()
        guard let node = own["extends"] else {
            (root, files) = (own, [file.name])
            return
        }
        let base = try Self.base(node, of: file.name, extendedBy: outer + [file.name])
        let faults = FaultCollector()
        root = DefinitionMerge(faults).merge(own, over: base.root)
        files = [file.name] + base.files
        try faults.finish(file: file.name)
    }

    private static func base(
        _ node: YAMLNode, of file: String, extendedBy outer: [String]
    ) throws(DefinitionFaults) -> DefinitionTree {
        let base: DefinitionFile
        do throws(Fault) {
            base = try DefinitionFile(named: try path(node, of: file, extendedBy: outer))
        } catch {
            throw DefinitionFaults([error])
        }
        return try DefinitionTree(base, extendedBy: outer)
    }

    /// The file that is extended: its name counts from the folder of the file that extends it.
    private static func path(
        _ node: YAMLNode, of file: String, extendedBy outer: [String]
    ) throws(Fault) -> String {
        guard let name = node.scalar?.text, !node.isNull else {
            throw Fault("extends: expected the name of a file, not \(node.summary)", at: node.place)
        }
        let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
        let path = name.hasPrefix("/") ? name : folder + name
        guard FileManager.default.fileExists(atPath: path) else {
            throw Fault("extends: there is no file \(path)", at: node.place)
        }
        guard outer.count < depthLimit, !outer.contains(where: { canonical($0) == canonical(path) }) else {
            throw Fault("extends: \(name) extends this file in turn", at: node.place)
        }
        return path
    }

    private static func canonical(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
}
