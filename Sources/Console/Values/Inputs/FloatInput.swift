import DLMSWire

/// A number with a fraction.
struct FloatInput: ValueInput {
    /// float32 or float64.
    let tag: DataTag
    var hint: String { tag.text }

    func text(of value: DataValue) -> String {
        switch value {
        case .float32(let number): number.description
        case .float64(let number): number.description
        default: ""
        }
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        guard let number = Double(text) else { throw InputFault("a number like 230.5") }
        return tag == .float32 ? .float32(Float(number)) : .float64(number)
    }
}
