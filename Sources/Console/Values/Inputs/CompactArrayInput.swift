import DLMSWire

/// Elements sent without their tags: the type description and the contents, as hexadecimal digits.
struct CompactArrayInput: ValueInput {
    let hint = "types / contents in hex"

    func text(of value: DataValue) -> String {
        guard case .compactArray(let types, let contents) = value else { return "" }
        return "\(HexText.digits(types)) / \(HexText.digits(contents))"
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let types = HexText.octets(halves[0]), let contents = HexText.octets(halves[1]) else {
            throw InputFault("hexadecimal digits of the type description, a /, those of the contents")
        }
        return .compactArray(typeDescription: types, contents: contents)
    }
}
