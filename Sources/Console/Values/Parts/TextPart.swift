import DLMSWire
import TerminalKit

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
