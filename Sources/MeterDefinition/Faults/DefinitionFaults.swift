/// Every fault of a definition, in the order of their places. Never empty.
public struct DefinitionFaults: Error, Hashable, Sendable {
    public let faults: [Fault]

    init(_ faults: [Fault]) {
        precondition(!faults.isEmpty, "faults without a fault")
        self.faults = faults
    }
}

extension DefinitionFaults: CustomStringConvertible {
    /// A line for each fault.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
