import COSEM
import DLMSServer

/// Writes the rights of an object in the form that ``AccessReader`` reads.
struct AccessWriter {
    let interfaceClass: InterfaceClass

    /// `{attributes: read, methods: none, value: read_write}`: the commonest right for all, then the exceptions.
    func text(attributes: [AttributeAccess], methods: [MethodAccess]) -> String {
        let (usual, others) = split(attributes, interfaceClass.attributes.map(\.name), Self.name)
        var parts = ["attributes: \(usual)"] + others
        if !methods.isEmpty {
            let (usual, others) = split(methods, interfaceClass.methods.map(\.name), Self.name)
            parts += ["methods: \(usual)"] + others
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    private func split<Right: Hashable>(
        _ rights: [Right], _ names: [String], _ name: (Right) -> String
    ) -> (usual: String, others: [String]) {
        let counts = Dictionary(grouping: rights, by: { $0 }).mapValues(\.count)
        let most = counts.values.max()
        // Of several that are equally common the first counts, so that the same rights are written the same way.
        guard let usual = rights.first(where: { counts[$0] == most }) else { return ("none", []) }
        let others = zip(names, rights).filter { $0.1 != usual }.map { "\(YAMLText.scalar($0)): \(name($1))" }
        return (name(usual), others)
    }

    private static func name(_ access: AttributeAccess) -> String {
        if let name = AccessNames.attributes.first(where: { $0.value == access })?.key { return name }
        return "[" + AccessNames.attributeBits.filter { access.contains($0.value) }.map(\.key).joined(separator: ", ")
            + "]"
    }

    private static func name(_ access: MethodAccess) -> String {
        if let name = AccessNames.methods.first(where: { $0.value == access })?.key { return name }
        return "[" + AccessNames.methodBits.filter { access.contains($0.value) }.map(\.key).joined(separator: ", ")
            + "]"
    }
}
