import COSEM
import DLMSWire

/// `selective_access:` of an object: how it answers selectors, where the meter differs from the standard.
struct SelectionSection {
    let interfaceClass: InterfaceClass
    let faults: FaultCollector

    static let keys = [
        "selectors", "bounds", "whole_hours", "deviation", "selected_values", "refused", "missing",
    ]

    /// What a range's bounds belong to it, as an interval is written.
    static let bounds: KeyValuePairs<String, (from: Bool, to: Bool)> = [
        "[a,b]": (true, true), "[a,b)": (true, false), "(a,b]": (false, true), "(a,b)": (false, false),
    ]

    static let deviations: KeyValuePairs<String, SelectionRules.Deviation> = [
        "either": .either, "required": .required, "refused": .refused,
    ]

    static let results: KeyValuePairs<String, DataAccessResult> = [
        "hardware-fault": .hardwareFault, "temporary-failure": .temporaryFailure,
        "read-write-denied": .readWriteDenied, "object-undefined": .objectUndefined,
        "object-class-inconsistent": .objectClassInconsistent, "object-unavailable": .objectUnavailable,
        "type-unmatched": .typeUnmatched, "scope-of-access-violated": .scopeOfAccessViolated,
        "other-reason": .otherReason,
    ]

    func read(_ node: YAMLNode) -> SelectionRules {
        var rules = SelectionRules.standard
        guard let map = MapReader(node, "selective_access", keys: Self.keys, faults) else { return rules }
        rules.selectors = map["selectors"].map { selectors($0) }
        if let bounds = map["bounds"].flatMap({ faults.choice($0, "bounds", among: Self.bounds) }) {
            (rules.includesFrom, rules.includesTo) = bounds
        }
        let deviation = map["deviation"].flatMap { faults.choice($0, "deviation", among: Self.deviations) }
        rules.deviation = deviation ?? rules.deviation
        rules.wholeHours = map["whole_hours"].flatMap { faults.boolean($0, "whole_hours") } ?? rules.wholeHours
        let allowsColumns = map["selected_values"].flatMap { faults.boolean($0, "selected_values") }
        rules.allowsColumns = allowsColumns ?? rules.allowsColumns
        rules.refused = map["refused"].flatMap { faults.choice($0, "refused", among: Self.results) } ?? rules.refused
        rules.missing = map["missing"].flatMap { faults.choice($0, "missing", among: Self.results) } ?? rules.missing
        return rules
    }

    private func selectors(_ node: YAMLNode) -> Set<UInt8> {
        let known = interfaceClass.attributes.flatMap { $0.selectors.keys }
        if known.isEmpty { faults.report("class \(interfaceClass.name) has no selectors", at: node.place) }
        let selectors = (faults.list(node, "selectors") ?? []).compactMap { element -> UInt8? in
            guard let selector = faults.integer(element, "selectors", in: 0...255 as ClosedRange<UInt8>) else {
                return nil
            }
            if known.contains(selector) || known.isEmpty { return selector }
            let names = known.sorted().map(String.init).joined(separator: ", ")
            faults.report(
                "class \(interfaceClass.name) has no selector \(selector), only \(names)", at: element.place)
            return nil
        }
        return Set(selectors)
    }
}

// MARK: - Writing

extension SelectionRules {
    /// The value of `selective_access:` that stands for these rules; nil for those of the standard.
    var text: String? {
        let standard = Self.standard
        var parts: [String] = []
        if let selectors { parts.append("selectors: [\(selectors.sorted().map(String.init).joined(separator: ", "))]") }
        if (includesFrom, includesTo) != (true, true),
            let bounds = SelectionSection.bounds.first(where: { $0.value == (includesFrom, includesTo) })
        {
            parts.append("bounds: \"\(bounds.key)\"")
        }
        if wholeHours { parts.append("whole_hours: true") }
        if deviation != standard.deviation { parts.append("deviation: \(deviation.rawValue)") }
        if !allowsColumns { parts.append("selected_values: false") }
        for (name, result, usual) in [("refused", refused, standard.refused), ("missing", missing, standard.missing)]
        where result != usual {
            if let result = result.name { parts.append("\(name): \(result)") }
        }
        return parts.isEmpty ? nil : "{" + parts.joined(separator: ", ") + "}"
    }
}
