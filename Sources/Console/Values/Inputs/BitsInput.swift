import DLMSWire

/// Bits without names: noughts and ones, the first bit first.
struct BitsInput: ValueInput {
    /// Bits that there must be; nil for any number.
    let length: Int?
    var hint: String { "bit-string" + (length.map { "[\($0)]" } ?? "") + ": 0110" }

    func text(of value: DataValue) -> String {
        guard case .bitString(let bits) = value else { return "" }
        return bits.bits.map { $0 ? "1" : "0" }.joined()
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        let digits = text.filter { $0 != " " }
        guard digits.allSatisfy({ $0 == "0" || $0 == "1" }) else { throw InputFault("noughts and ones, such as 0110") }
        if let length, digits.count != length { throw InputFault("\(length) bits, these are \(digits.count)") }
        return .bitString(BitString(digits.map { $0 == "1" }))
    }
}
