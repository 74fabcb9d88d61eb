import COSEM
import DLMSWire
import TerminalKit

/// A number whose values have names: chosen by name, with the code behind it.
struct CodeInput: ValueInput {
    private(set) var names: [Int: String]
    let tag: DataTag
    let hint: String

    var kind: FormField.Kind { .choice(names.keys.sorted().map(option)) }

    /// The name; with the code behind it where another code has the same name.
    private func option(_ code: Int) -> String {
        guard let name = names[code] else { return String(code) }
        return names.contains { $0.key != code && $0.value == name } ? "\(name) (\(code))" : name
    }

    /// The input with one more code to choose: the present one, where the standard gives it no name.
    func including(_ value: DataValue) -> CodeInput {
        var input = self
        if let code = value.integer, names[code] == nil { input.names[code] = String(code) }
        return input
    }

    func text(of value: DataValue) -> String { option(value.integer ?? 0) }

    func value(of text: String) throws(InputFault) -> DataValue {
        let wanted = text.lowercased()
        let named = names.keys.first { option($0) == text } ?? names.keys.first { option($0).lowercased() == wanted }
        guard let code = named ?? Int(text), let value = DataValue(code, as: tag) else {
            throw InputFault("a name or a code")
        }
        return value
    }
}
