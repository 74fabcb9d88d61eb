/// `listeners:`: where the meter listens.
struct ListenersSection {
    let support: Support
    let faults: FaultCollector

    func read(_ node: YAMLNode?) -> [ListenerURL] {
        guard let node, let list = faults.list(node, "listeners") else { return [] }
        return list.compactMap(listener)
    }

    private func listener(_ node: YAMLNode) -> ListenerURL? {
        guard let text = faults.text(node, "listeners") else { return nil }
        let url: ListenerURL
        do throws(ListenerURL.Fault) {
            url = try ListenerURL(text)
        } catch {
            faults.report(error.description, at: node.place)
            return nil
        }
        if let profiles = support.profiles, !profiles.contains(url.profile) {
            let known = profiles.sorted().joined(separator: ", ")
            faults.report("listener '\(text)': this meter supports the profiles \(known) only", at: node.place)
        }
        return url
    }
}
