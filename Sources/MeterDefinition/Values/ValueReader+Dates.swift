import COSEM
import DLMSWire

extension ValueReader {
    /// A date, a time or both as text; `*` and what is left out stand for "not specified".
    func readDate(_ node: YAMLNode, as tag: DataTag) -> DataValue? {
        guard let scalar = node.scalar else { return unexpected(node, Self.example(of: tag)) }
        let text = node.isNull ? "*" : scalar.text
        do throws(DateTextError) {
            return try Self.date(text, as: tag)
        } catch {
            faults.report("\(path): \(error)", at: node.place, suggestion: "write " + Self.example(of: tag))
            return nil
        }
    }

    /// The octets of a date or time; hexadecimal digits are taken as they are.
    func readDate(_ node: YAMLNode, _ content: TypeExpression.Content) -> [UInt8]? {
        if let text = node.scalar?.text, text.hasPrefix("0x"), let octets = NumberText.octets(hex: text) {
            if octets.count == content.octetCount { return octets }
            _ = unexpected(node, "\(content.octetCount) octets")
            return nil
        }
        return switch (content, readDate(node, as: Self.tag(of: content))) {
        case (_, .dateTime(let value)): encoded { value.encode(into: &$0) }
        case (_, .date(let value)): encoded { value.encode(into: &$0) }
        case (_, .time(let value)): encoded { value.encode(into: &$0) }
        default: nil
        }
    }

    /// `*` alone is a date or time that is not specified at all.
    private static func date(_ text: String, as tag: DataTag) throws(DateTextError) -> DataValue {
        switch tag {
        case .dateTime: .dateTime(try DateTime(text: text))
        case .date: .date(text == "*" ? .unspecified : try CalendarDate(text: text))
        default: .time(text == "*" ? .unspecified : try TimeOfDay(text: text))
        }
    }

    private static func tag(of content: TypeExpression.Content) -> DataTag {
        switch content {
        case .dateTime: .dateTime
        case .date: .date
        case .time: .time
        }
    }

    private static func example(of tag: DataTag) -> String {
        switch tag {
        case .dateTime: "a date and time such as \"2026-11-22 20:31:07\" or \"*-03-last Sun 02:00:00\""
        case .date: "a date such as \"2026-11-22\" or \"*-12-25\""
        default: "a time such as \"06:30:00\""
        }
    }
}
