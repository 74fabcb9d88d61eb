import COSEM
import DLMSWire

/// A date, a time or both, as text with `*` for what is not specified.
struct DateInput: ValueInput {
    let content: TypeExpression.Content
    /// Sent as the octets of an octet-string, as most attributes have it.
    let isOctetString: Bool

    var hint: String {
        switch content {
        case .dateTime: "YYYY-MM-DD hh:mm:ss or *"
        case .date: "YYYY-MM-DD or *"
        case .time: "hh:mm:ss or *"
        }
    }

    func text(of value: DataValue) -> String {
        switch value {
        case .dateTime(let value): value.text
        case .date(let value): value == .unspecified ? "*" : value.text
        case .time(let value): value == .unspecified ? "*" : value.text
        case .octetString(let octets): content.value(of: octets).map(text) ?? HexText.text(octets)
        default: ""
        }
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        let date: DataValue
        do throws(DateTextError) {
            date = try value(text)
        } catch {
            throw InputFault(error.description)
        }
        return isOctetString ? .octetString(Self.octets(of: date)) : date
    }

    private func value(_ text: String) throws(DateTextError) -> DataValue {
        switch content {
        case .dateTime: .dateTime(try DateTime(text: text))
        case .date: .date(text == "*" ? .unspecified : try CalendarDate(text: text))
        case .time: .time(text == "*" ? .unspecified : try TimeOfDay(text: text))
        }
    }

    /// The value's octets without the tag.
    private static func octets(of date: DataValue) -> [UInt8] { Array(date.octets.dropFirst()) }
}
