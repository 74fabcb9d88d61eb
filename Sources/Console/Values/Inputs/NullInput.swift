import DLMSWire

/// The type that stands for no value.
struct NullInput: ValueInput {
    let tag: DataTag
    let hint = "no value"

    func text(of value: DataValue) -> String { "" }
    func value(of text: String) throws(InputFault) -> DataValue { tag == .dontCare ? .dontCare : .nullData }
}
