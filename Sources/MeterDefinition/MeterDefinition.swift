import Foundation

/// Loads the definition of a meter: YAML in, a checked template out.
public enum MeterDefinition {
    /// Loads the file called `path`, and those it extends.
    /// - Throws: every fault, each with its place. The file's name stands in them as it is given here.
    public static func load(path: String) throws(DefinitionFaults) -> LoadedDefinition {
        let file: DefinitionFile
        do throws(Fault) {
            file = try DefinitionFile(named: path)
        } catch {
            throw DefinitionFaults([error])
        }
        return try load(file)
    }

    /// Loads a definition from its text; `file` is the name that its faults bear, and files that it extends are looked
    /// for beside it.
    public static func load(text: String, file: String) throws(DefinitionFaults) -> LoadedDefinition {
        let content: DefinitionFile
        do throws(Fault) {
            content = try DefinitionFile(name: file, octets: Data(text.utf8))
        } catch {
            throw DefinitionFaults([error])
        }
        return try load(content)
    }

    private static func load(_ file: DefinitionFile) throws(DefinitionFaults) -> LoadedDefinition {
        let tree = try DefinitionTree(file)
        let faults = FaultCollector()
        let loaded = DefinitionReader(faults).read(tree, file: file.name)
        try faults.finish(file: file.name)
        guard var loaded else { preconditionFailure("a definition without a fault was not read") }
        loaded.warnings = faults.warnings
        return loaded
    }
}
