import DLMSWire
import TerminalKit

/// The fields of a form that stand for one value inside the value that is edited.
protocol FormPart {
    var fields: [FormField] { get }
    /// Reads the value back from the texts of these fields.
    func value(from texts: ArraySlice<String>) throws(InputFault) -> DataValue
}
