import COSEM
import DLMSWire
import TerminalKit

/// Truth: a toggle.
struct BooleanInput: ValueInput {
    let kind = FormField.Kind.toggle
    let hint = "boolean"

    func text(of value: DataValue) -> String { value == .boolean(true) ? "on" : "off" }

    func value(of text: String) throws(InputFault) -> DataValue {
        switch text.lowercased() {
        case "on", "true", "yes", "1": .boolean(true)
        case "off", "false", "no", "0", "": .boolean(false)
        default: throw InputFault("on or off")
        }
    }
}

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

/// The name of a COSEM object.
struct LogicalNameInput: ValueInput {
    let hint = "OBIS code"

    func text(of value: DataValue) -> String {
        guard case .octetString(let octets) = value, octets.count == 6 else { return "" }
        return octets.map { String($0) }.joined(separator: ".")
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        guard let name = LogicalName(text) else { throw InputFault("an OBIS code such as 1.0.1.8.0.255") }
        return .octetString([name.a, name.b, name.c, name.d, name.e, name.f])
    }
}

/// The type that stands for no value.
struct NullInput: ValueInput {
    let tag: DataTag
    let hint = "no value"

    func text(of value: DataValue) -> String { "" }
    func value(of text: String) throws(InputFault) -> DataValue { tag == .dontCare ? .dontCare : .nullData }
}

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
