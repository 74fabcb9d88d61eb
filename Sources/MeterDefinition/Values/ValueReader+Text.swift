import COSEM
import DLMSWire

extension ValueReader {
    /// Octets: an OBIS code, a date or a time where the type says so, `0x` and hexadecimal digits, else a text in UTF-8.
    func readOctetString(_ node: YAMLNode, length: Int?, content: TypeExpression.Content?) -> DataValue? {
        if let content { return readDate(node, content).map(DataValue.octetString) }
        guard let scalar = node.scalar, !node.isNull else {
            return node.isNull ? .octetString([]) : unexpected(node, "text, or 0x and hexadecimal digits")
        }
        guard let octets = octets(of: scalar.text, length: length) else {
            return unexpected(
                node, length == 6 ? "an OBIS code such as 1.0.1.8.0.255" : "an even number of hexadecimal digits")
        }
        if let length, octets.count != length { return unexpected(node, "\(length) octets") }
        return .octetString(octets)
    }

    private func octets(of text: String, length: Int?) -> [UInt8]? {
        if text.hasPrefix("0x") { return NumberText.octets(hex: text) }
        guard length == 6 else { return Array(text.utf8) }
        if let address = Self.macAddress(text) { return address }
        return LogicalName(text).map { name in encoded { name.encode(into: &$0) } }
    }

    /// Six pairs of hexadecimal digits between colons: `02:00:5E:10:00:01`.
    private static func macAddress(_ text: String) -> [UInt8]? {
        let pairs = text.split(separator: ":", omittingEmptySubsequences: false)
        guard pairs.count == 6, pairs.allSatisfy({ $0.count == 2 }) else { return nil }
        return NumberText.octets(hex: pairs.joined())
    }

    func readText(_ node: YAMLNode, as tag: DataTag, length: Int?) -> DataValue? {
        guard let text = node.isNull ? "" : faults.text(node, path) else { return nil }
        let octets = Array(text.utf8)
        if let length, octets.count != length { return unexpected(node, "\(length) characters") }
        if tag == .utf8String { return .utf8String(octets) }
        guard text.allSatisfy(\.isASCII) else { return unexpected(node, "ASCII characters only (visible-string)") }
        return .visibleString(octets)
    }
}
