/// Gathers the faults of a definition while it is read, so that all of them are told at once.
final class FaultCollector {
    private var faults: [Fault] = []
    /// What is as it should not be, but keeps no meter from running; each once.
    private(set) var warnings: [Fault] = []

    var isEmpty: Bool { faults.isEmpty }

    func report(_ message: String, at place: Place, suggestion: String? = nil) {
        faults.append(Fault(message, at: place, suggestion: suggestion))
    }

    func warn(_ message: String, at place: Place, suggestion: String? = nil) {
        let warning = Fault(message, at: place, suggestion: suggestion, isWarning: true)
        if !warnings.contains(where: { $0.message == message }) { warnings.append(warning) }
    }

    /// Ends the reading.
    /// - Throws: every fault reported, by place and each once; those of `file` before those of the files it extends.
    func finish(file: String) throws(DefinitionFaults) {
        guard !faults.isEmpty else { return }
        let unique = Set(faults)
        throw DefinitionFaults(
            unique.sorted { left, right in
                let (isLeftOwn, isRightOwn) = (left.file == file, right.file == file)
                guard isLeftOwn == isRightOwn else { return isLeftOwn }
                return left.place == right.place ? left.message < right.message : left.place < right.place
            })
    }
}
