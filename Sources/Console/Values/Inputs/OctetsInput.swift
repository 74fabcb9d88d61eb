import DLMSWire

/// A string of octets: text where it is printable, else hexadecimal digits after `0x`.
struct OctetsInput: ValueInput {
    /// octet-string, visible-string or utf8-string.
    let tag: DataTag
    /// Octets that it must have; nil for any number.
    let length: Int?

    var hint: String { (length.map { "\($0) octets: " } ?? "") + "text or 0x hex" }

    func text(of value: DataValue) -> String {
        switch value {
        case .octetString(let octets), .visibleString(let octets), .utf8String(let octets): Self.text(octets)
        default: ""
        }
    }

    /// Quoted where the text alone would be read as something else.
    private static func text(_ octets: [UInt8]) -> String {
        guard let text = String(validating: octets, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return HexText.text(octets) }
        return text.hasPrefix("0x") || text.hasPrefix("\"") ? "\"\(text)\"" : text
    }

    func value(of text: String) throws(InputFault) -> DataValue {
        let octets = try Self.octets(text)
        if let length, octets.count != length { throw InputFault("\(length) octets, these are \(octets.count)") }
        return switch tag {
        case .visibleString: .visibleString(octets)
        case .utf8String: .utf8String(octets)
        default: .octetString(octets)
        }
    }

    private static func octets(_ text: String) throws(InputFault) -> [UInt8] {
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 { return Array(text.dropFirst().dropLast().utf8) }
        guard text.hasPrefix("0x") else { return Array(text.utf8) }
        guard let octets = HexText.octets(text.dropFirst(2)) else {
            throw InputFault("pairs of hexadecimal digits after 0x")
        }
        return octets
    }
}
