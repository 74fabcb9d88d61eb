import DLMSWire
import TerminalKit

/// How a simple value is typed into a field, and read back.
protocol ValueInput: Sendable {
    var kind: FormField.Kind { get }
    /// What stands beside the field: the type, the range, what may be written.
    var hint: String { get }
    func text(of value: DataValue) -> String
    /// - Throws: what would be right.
    func value(of text: String) throws(InputFault) -> DataValue
}

extension ValueInput {
    var kind: FormField.Kind { .text }
}
