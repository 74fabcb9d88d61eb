import DLMSWire
import TerminalKit

/// Truth: a toggle.
struct BooleanInput: ValueInput {
    let kind = FormField.Kind.toggle
    let hint = "boolean"

    func text(of value: DataValue) -> String { value == .boolean(true) ? "on" : "off" }

    func value(of text: String) throws(InputFault) -> DataValue {
        switch text.lowercased() {
        case "on", "true", "yes", "1": .boolean(true)
        case "off", "false", "no", "0", "": .boolean(false)
        default: throw InputFault("on or off")
        }
    }
}
