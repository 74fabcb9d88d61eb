import DLMSWire

// Services by short name.
extension APDUSummary {
    /// `0x2EE8 → …`: a list is shown by its first variable.
    mutating func name(_ variables: WireList<VariableAccess>) {
        guard let first = variables.first(where: { _ in true }) else { return }
        switch first {
        case .variableName(let name): self.name(name)
        case .parameterized(let name, let selection):
            self.name(name)
            summary.text = "selector \(selection.selector)"
        case .blockNumber(let number): summary.text = "block \(number)"
        case .readDataBlock(let block): show(block)
        case .writeDataBlock(let isLast, let number): summary.text = "block \(number)\(isLast ? ", last" : "")"
        }
        if variables.count > 1 { summary.text = "\(variables.count) variables" }
    }

    private mutating func name(_ shortName: UInt16) {
        summary.shortName = shortName
        guard let found = names?(shortName) else { return }
        let target = found.target
        (summary.classID, summary.instance, summary.attribute) = (target.classID, target.instance, target.attribute)
        summary.isMethod = found.isMethod
    }

    mutating func read(_ request: WriteRequest) {
        name(request.variables)
        guard request.variables.count == 1, summary.shortName != nil,
            let value = request.values.first(where: { _ in true })
        else { return }
        // What is not known may be a password.
        let isHidden = summary.instance == nil && Redaction.mayBeSecret(value)
        if isHidden { summary.text = Redaction.mask } else { show(value, isMethod: summary.isMethod) }
    }

    mutating func read(_ response: ReadResponse) {
        guard response.results.count == 1, let result = response.results.first(where: { _ in true }) else {
            return count(response.results) { if case .dataAccessError = $0 { true } else { false } }
        }
        switch result {
        case .data(let value): summary.text = text(of: value)
        case .dataAccessError(let error): show(error)
        case .dataBlock(let block): show(block)
        case .blockNumber(let number): summary.text = "block \(number)"
        }
    }

    mutating func read(_ response: WriteResponse) {
        guard response.results.count == 1, let result = response.results.first(where: { _ in true }) else {
            return count(response.results) { if case .dataAccessError = $0 { true } else { false } }
        }
        switch result {
        case .success: show(.success)
        case .dataAccessError(let error): show(error)
        case .blockNumber(let number): summary.text = "block \(number)"
        }
    }

    mutating func read(_ report: InformationReport) {
        name(report.variables)
        guard report.values.count == 1, let value = report.values.first(where: { _ in true }) else { return }
        summary.text = text(of: value)
    }

    private mutating func count<Result>(_ results: WireList<Result>, isRefused: (Result) -> Bool) {
        let refused = results.count(where: isRefused)
        summary.text = "\(results.count) results" + (refused == 0 ? "" : ", \(refused) refused")
        summary.isError = refused > 0
    }

    private mutating func show(_ block: ShortNameBlock) {
        summary.text = Self.text(UInt32(block.number), block.rawData.count, isLast: block.isLast)
    }
}
