import DLMSWire

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
