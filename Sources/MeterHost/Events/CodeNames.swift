import DLMSServer
import DLMSWire

/// Short words for the codes that refusals and events carry, where the standard's own name would be too long.
public enum CodeNames {
    /// Application context by the last arc of its name.
    public static func context(_ id: UInt8?) -> String {
        guard let id else { return "another context" }
        return word(id, ["", "LN", "SN", "LN ciphered", "SN ciphered"])
    }

    /// Authentication mechanism by the last arc of its name.
    public static func mechanism(_ id: UInt8?) -> String {
        guard let id else { return "none" }
        return word(id, ["lowest", "LLS", "HLS", "HLS MD5", "HLS SHA-1", "HLS GMAC", "HLS SHA-256", "HLS ECDSA"])
    }

    /// A short name by its hexadecimal digits: `0x2EE8`.
    public static func shortName(_ name: UInt16) -> String { "0x" + hex([UInt8(name >> 8), UInt8(name & 0xFF)]) }

    /// Services of a conformance by their names, comma-separated; `none` when it is empty.
    static func services(_ conformance: Conformance) -> String {
        let names = Conformance.names.enumerated().filter { index, _ in conformance.rawValue >> (23 - index) & 1 == 1 }
        return names.isEmpty ? "none" : names.map { "\($0.element)" }.joined(separator: ", ")
    }

    /// The standard's name of a code, or its number where the code is reserved.
    static func text(_ name: StaticString?, _ code: UInt8) -> String { name.map { "\($0)" } ?? "code \(code)" }

    private static func word(_ id: UInt8, _ words: [String]) -> String {
        let word = Int(id) < words.count ? words[Int(id)] : ""
        return word.isEmpty ? "number \(id)" : "\(word) (\(id))"
    }
}

extension Service {
    /// `get`, `set`, `action`, `read` or `write`.
    public var text: String {
        switch self {
        case .get: "get"
        case .set: "set"
        case .action: "action"
        case .read: "read"
        case .write: "write"
        }
    }

    /// Name of a result code of this service.
    func resultText(_ code: UInt8) -> String {
        CodeNames.text(
            self == .action ? ActionResult(rawValue: code).name : DataAccessResult(rawValue: code).name, code)
    }
}
