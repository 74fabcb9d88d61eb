import COSEM
import DLMSServer

/// Reads rights: a preset, rules for some objects, and what an object says itself.
struct AccessReader {
    let faults: FaultCollector

    // MARK: Of an association

    /// `access: reader`, or a map with `preset:` and objects: `{preset: reader, 0.0.96.1.*.255: read_write}`.
    func rules(_ node: YAMLNode?) -> [AccessRule] {
        guard let node else { return AccessPreset.named("reader")?.rules ?? [] }
        if node.scalar != nil { return preset(node) }
        guard MapReader(node, "the access", keys: nil, faults) != nil, let entries = node.entries else { return [] }
        let base = node["preset"].map(preset) ?? []
        return base + entries.filter { $0.key != "preset" }.flatMap(rules)
    }

    private func preset(_ node: YAMLNode) -> [AccessRule] {
        guard let text = faults.text(node, "access") else { return [] }
        if let preset = AccessPreset.named(text) { return preset.rules }
        faults.report(
            "access: there is no preset \"\(text)\"", at: node.place,
            suggestion: Suggestion.orAll(for: text, among: AccessPreset.all.map(\.name)))
        return []
    }

    private func rules(_ entry: YAMLNode.Entry) -> [AccessRule] {
        guard let pattern = ObjectPattern(entry.key) else {
            let suggestion = Catalogue.closest(to: entry.key).map { "did you mean \"\($0)\"?" }
            faults.report(
                "access: expected a class or an OBIS code such as 0.0.96.1.*.255, not \"\(entry.key)\"",
                at: entry.place, suggestion: suggestion)
            return []
        }
        let interfaceClass: InterfaceClass? =
            if case .interfaceClass(let id) = pattern { Catalogue.current(id: id) } else { nil }
        return grants(entry.value, of: interfaceClass).map { AccessRule(pattern, $0.member, $0.grant) }
    }

    // MARK: Of an object

    /// A right for all attributes, or a map of members to rights; `attributes` and `methods` stand for all of them.
    /// Without a class only those two names are known, and `value`.
    func grants(_ node: YAMLNode, of interfaceClass: InterfaceClass?) -> [(
        member: AccessRule.Member, grant: AccessRule.Grant
    )] {
        guard let entries = node.entries else { return whole(node) }
        return entries.compactMap { entry in
            guard let member = member(entry, of: interfaceClass) else { return nil }
            return grant(entry.value, for: member).map { (member, $0) }
        }
    }

    private func whole(_ node: YAMLNode) -> [(member: AccessRule.Member, grant: AccessRule.Grant)] {
        guard let grant = grant(node, for: .attributes) else { return [] }
        let isNothing = grant == .attribute([])
        return [(.attributes, grant)] + (isNothing ? [(.methods, .method([]))] : [])
    }

    private func member(_ entry: YAMLNode.Entry, of interfaceClass: InterfaceClass?) -> AccessRule.Member? {
        switch entry.key {
        case "attributes": return .attributes
        case "methods": return .methods
        case "value" where interfaceClass == nil: return .attribute(2)
        default: break
        }
        if let attribute = interfaceClass?.attribute(named: entry.key) { return .attribute(attribute.id) }
        if let method = interfaceClass?.methods.first(where: { $0.name == entry.key }) { return .method(method.id) }
        let names = (interfaceClass?.attributes.map(\.name) ?? ["value"]) + (interfaceClass?.methods.map(\.name) ?? [])
        faults.report(
            "access: \(interfaceClass?.name ?? "an OBIS code") has no attribute or method \"\(entry.key)\"",
            at: entry.place,
            suggestion: Suggestion.orAll(for: entry.key, among: names + ["attributes", "methods"]))
        return nil
    }

    private func grant(_ node: YAMLNode, for member: AccessRule.Member) -> AccessRule.Grant? {
        switch member {
        case .attributes, .attribute: attributeAccess(node).map(AccessRule.Grant.attribute)
        case .methods, .method: methodAccess(node).map(AccessRule.Grant.method)
        }
    }

    func attributeAccess(_ node: YAMLNode) -> AttributeAccess? {
        guard let list = node.list else { return faults.choice(node, "access", among: AccessNames.attributes) }
        let bits = list.map { faults.choice($0, "access", among: AccessNames.attributeBits) }
        return bits.contains(nil) ? nil : bits.reduce(into: []) { $0.formUnion($1 ?? []) }
    }

    private func methodAccess(_ node: YAMLNode) -> MethodAccess? {
        guard let list = node.list else { return faults.choice(node, "access", among: AccessNames.methods) }
        let bits = list.map { faults.choice($0, "access", among: AccessNames.methodBits) }
        return bits.contains(nil) ? nil : bits.reduce(into: []) { $0.formUnion($1 ?? []) }
    }
}
