import COSEM
import DLMSWire
import TerminalKit

/// A number whose values have names: chosen by name, with the code behind it.
struct CodeInput: ValueInput {
    private(set) var names: [Int: String]
    let tag: DataTag
    let hint: String

    var kind: FormField.Kind { .choice(names.sorted { $0.key < $1.key }.map { Self.option($0.key, $0.value) }) }

    /// `internal_crystal (1)`
    private static func option(_ code: Int, _ name: String) -> String { "\(name) (\(code))" }

    /// The input with one more code to choose: the present one, where the standard gives it no name.
    func including(_ value: DataValue) -> CodeInput {
        var input = self
        if let code = value.integer, names[code] == nil { input.names[code] = "code" }
        return input
    }

    func text(of value: DataValue) -> String {
        let code = value.integer ?? 0
        return names[code].map { Self.option(code, $0) } ?? String(code)
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        let wanted = text.lowercased()
        let named = names.first { Self.option($0.key, $0.value) == text || $0.value.lowercased() == wanted }?.key
        guard let code = named ?? Int(text), let value = DataValue(code, as: tag) else {
            throw InputFault("a name or a code")
        }
        return value
    }
}

/// Units by the code of the enum, as they are chosen.
enum UnitNames {
    /// `Wh`; the quantity beside it where several units share a symbol.
    static let byCode: [Int: String] = {
        let shared = Dictionary(grouping: Unit.all, by: \.symbol).filter { $0.value.count > 1 }
        return Dictionary(
            Unit.all.map { unit in
                (Int(unit.code), shared[unit.symbol] == nil ? unit.symbol : "\(unit.symbol) \(unit.quantity)")
            }, uniquingKeysWith: { first, _ in first })
    }()
}
