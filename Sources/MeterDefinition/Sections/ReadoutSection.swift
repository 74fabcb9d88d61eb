import DLMSWire

/// `readout:`: what the data readout of IEC 62056-21 shows.
struct ReadoutSection {
    let faults: FaultCollector

    /// - Returns: OBIS codes in their order; nil where the definition does not say.
    func read(_ node: YAMLNode?) -> [LogicalName]? {
        guard let node, let list = faults.list(node, "readout") else { return nil }
        return list.compactMap(name)
    }

    private func name(_ node: YAMLNode) -> LogicalName? {
        guard let text = faults.text(node, "readout") else { return nil }
        if let name = LogicalName(text) { return name }
        faults.report("readout: expected an OBIS code such as 1.0.1.8.0.255, not \"\(text)\"", at: node.place)
        return nil
    }
}
