import COSEM

/// `support:`: what a meter of this kind can do; whatever lies outside is refused.
struct SupportSection {
    let faults: FaultCollector

    static let keys = ["classes", "profiles", "referencing"]
    /// Communication profiles, and the schemes of the listeners that belong to them.
    private static let profiles: KeyValuePairs<String, [String]> = [
        "tcp": ["tcp"], "udp": ["udp"], "tcp-udp": ["tcp", "udp"], "wrapper": ["tcp", "udp"], "hdlc": ["hdlc"],
        "mode-e": ["mode-e"],
    ]

    func read(_ node: YAMLNode?) -> Support {
        var support = Support()
        guard let node, let map = MapReader(node, "the support", keys: Self.keys, faults) else { return support }
        support.classes = set(map["classes"], "classes", classID)
        support.profiles = set(map["profiles"], "profiles", profile).map { Set($0.flatMap(\.self)) }
        support.referencing = set(map["referencing"], "referencing") { referencing($0) }
        return support
    }

    private func set<Element>(
        _ node: YAMLNode?, _ name: String, _ read: (YAMLNode) -> Element?
    ) -> Set<Element>? {
        guard let list = node.flatMap({ faults.list($0, name) }) else { return nil }
        let elements = list.compactMap(read)
        // What is not understood must not make everything else a fault.
        return elements.count == list.count ? Set(elements) : nil
    }

    private func classID(_ node: YAMLNode) -> UInt16? {
        guard let text = faults.text(node, "classes") else { return nil }
        return faults.interfaceClass(text, "classes: ", at: node.place)?.id
    }

    private func profile(_ node: YAMLNode) -> [String]? { faults.choice(node, "profiles", among: Self.profiles) }

    func referencing(_ node: YAMLNode) -> Referencing? {
        faults.choice(node, "referencing", among: ["ln": .logicalName, "sn": .shortName])
    }
}
