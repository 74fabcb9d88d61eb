import COSEM
import DLMSWire
import TerminalKit

/// A value of one of several simple types: the value first, as it is what one comes to change, then its type.
struct ChoicePart: FormPart {
    let label: String
    let text: String
    /// The types in the standard's order.
    let inputs: [(name: String, input: any ValueInput)]
    /// Place of the present type.
    let current: Int

    var fields: [FormField] {
        [
            FormField(label, text, hint: inputs[current].input.hint),
            FormField("type", inputs[current].name, kind: .choice(inputs.map(\.name)), hint: "← →"),
        ]
    }

    func value(from texts: ArraySlice<String>) throws(InputFault) -> DataValue {
        let (text, name) = (texts.first ?? "", texts.last ?? "")
        guard let chosen = inputs.first(where: { $0.name == name }) else { throw InputFault("a type", field: 1) }
        do throws(InputFault) {
            return try chosen.input.value(of: text)
        } catch {
            throw InputFault("as \(name): \(error.message)")
        }
    }
}
