import COSEM
import DLMSWire

/// Writes values as a definition states them, so that ``ValueReader`` reads the same again.
struct ValueWriter {
    let names: InterfaceClass.ValueNames
    private var fields: [String]

    init(names: InterfaceClass.ValueNames, fields: [String] = []) { (self.names, self.fields) = (names, fields) }

    /// The value in YAML's flow style, on one line.
    func text(of value: DataValue, as type: TypeExpression) -> String {
        switch (type, value) {
        case (_, .nullData): "null"
        case (.any, _): typed(value, as: .simple(value.tag))
        case (.choice, _): typed(value, as: type.alternative(for: value) ?? .simple(value.tag))
        case (.array(let element), .array(let elements)):
            "[" + elements.map { text(of: $0, as: element) }.joined(separator: ", ") + "]"
        case (.structure(let types), .structure(let elements)) where types.count == elements.count:
            "{" + zip(types, elements).map(field).joined(separator: ", ") + "}"
        case (.simple(_, let length, _, let content), _): simple(value, length: length, content: content)
        default: typed(value, as: .simple(value.tag))
        }
    }

    /// `{long-unsigned: 5}`: where the type is open, the value names its own.
    private func typed(_ value: DataValue, as type: TypeExpression) -> String {
        "{\(value.tag.name?.description ?? ""): \(text(of: value, as: type))}"
    }

    private func field(_ field: TypeExpression.Field, _ value: DataValue) -> String {
        var writer = self
        writer.fields.append(field.name)
        if field.name == "unit", case .enumeration(let code) = value, names.codes(at: writer.fields).isEmpty {
            return "unit: " + (Unit.isAssigned(code) ? YAMLText.scalar(Unit(code).symbol) : "\(code)")
        }
        return "\(YAMLText.scalar(field.name)): " + writer.text(of: value, as: field.type)
    }

    private func simple(_ value: DataValue, length: Int?, content: TypeExpression.Content?) -> String {
        switch value {
        case .array(let elements), .structure(let elements):
            "[" + elements.map { text(of: $0, as: .any) }.joined(separator: ", ") + "]"
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .bitString(let bits): YAMLText.quoted(String(bits.bits.map { $0 ? "1" : "0" }))
        case .octetString(let octets): self.octets(octets, length: length, content: content)
        case .visibleString(let octets), .utf8String(let octets):
            YAMLText.quoted(String(decoding: octets, as: UTF8.self))
        case .bcd(let digits): "\(digits >> 4)\(digits & 0xF)"
        case .enumeration(let code): names.codes(at: fields)[Int(code)].map(YAMLText.quoted) ?? "\(code)"
        case .float32(let number): YAMLText.number(Double(number))
        case .float64(let number): YAMLText.number(number)
        case .long64Unsigned(let number): "\(number)"
        case .dateTime(let value): YAMLText.quoted(value.text)
        case .date(let value): YAMLText.quoted(value.text)
        case .time(let value): YAMLText.quoted(value.text)
        case .compactArray(let description, let contents):
            "[0x\(NumberText.hex(description)), 0x\(NumberText.hex(contents))]"
        default: value.integer.map { "\($0)" } ?? "null"
        }
    }

    /// An OBIS code, a date or a text where the octets are one, else hexadecimal digits.
    private func octets(_ octets: [UInt8], length: Int?, content: TypeExpression.Content?) -> String {
        if let content, let text = Self.date(octets, content) { return YAMLText.quoted(text) }
        if length == 6, content == nil, let name = try? withReader(octets, { try LogicalName(from: &$0) }) {
            return name.description
        }
        let text = String(validating: octets, as: UTF8.self)
        guard content == nil, let text, !text.hasPrefix("0x"), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
        else {
            return "0x" + NumberText.hex(octets)
        }
        return YAMLText.quoted(text)
    }

    private static func date(_ octets: [UInt8], _ content: TypeExpression.Content) -> String? {
        guard octets.count == content.octetCount else { return nil }
        return try? withReader(octets) { (reader) throws(DecodeError) in
            switch content {
            case .dateTime: try DateTime(from: &reader).text
            case .date: try CalendarDate(from: &reader).text
            case .time: try TimeOfDay(from: &reader).text
            }
        }
    }
}
