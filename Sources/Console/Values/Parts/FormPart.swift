import DLMSWire
import TerminalKit

/// The fields of a form that stand for one value inside the value that is edited.
protocol FormPart {
    var fields: [FormField] { get }
    /// Reads the value back from the texts of these fields.
    func value(from texts: ArraySlice<String>) throws(InputFault) -> DataValue
}

/// A value that is typed into one field.
struct TextPart: FormPart {
    let label: String
    let text: String
    let input: any ValueInput

    var fields: [FormField] {
        let input = input
        return [
            FormField(label, text, kind: input.kind, hint: input.hint) { text in
                do throws(InputFault) {
                    _ = try input.value(of: text)
                    return nil
                } catch {
                    return error.message
                }
            }
        ]
    }

    func value(from texts: ArraySlice<String>) throws(InputFault) -> DataValue {
        try input.value(of: texts.first ?? "")
    }
}
