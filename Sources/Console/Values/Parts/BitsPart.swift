import DLMSWire
import TerminalKit

/// A mask whose bits have names: a toggle for each. Bits without a name stay as they are.
struct BitsPart: FormPart {
    let value: DataValue
    /// By number, in the order of their numbers.
    let bits: [(number: Int, name: String)]

    /// - Returns: nil when the value is no mask, or has no bit of these numbers.
    init?(_ value: DataValue, names: [Int: String]) {
        guard let count = Self.count(of: value) else { return nil }
        bits = names.filter { (0..<count).contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        self.value = value
        if bits.isEmpty { return nil }
    }

    private static func count(of value: DataValue) -> Int? {
        switch value {
        case .bitString(let bits): bits.count
        case .unsigned, .enumeration: 8
        case .longUnsigned: 16
        case .doubleLongUnsigned: 32
        default: nil
        }
    }

    var fields: [FormField] {
        bits.map { bit in
            FormField(bit.name, isSet(bit.number) ? "on" : "off", kind: .toggle, hint: "bit \(bit.number)")
        }
    }

    private func isSet(_ bit: Int) -> Bool {
        if case .bitString(let bits) = value { return bits.bits[bit] }
        return (value.integer ?? 0) & 1 << bit != 0
    }

    func value(from texts: ArraySlice<String>) -> DataValue {
        let chosen = Dictionary(uniqueKeysWithValues: zip(bits.map(\.number), texts.map { $0 == "on" }))
        if case .bitString(let bits) = value {
            return .bitString(BitString(bits.bits.enumerated().map { chosen[$0.offset] ?? $0.element }))
        }
        let number = chosen.reduce(value.integer ?? 0) { $1.value ? $0 | 1 << $1.key : $0 & ~(1 << $1.key) }
        return DataValue(number, as: value.tag) ?? value
    }
}
