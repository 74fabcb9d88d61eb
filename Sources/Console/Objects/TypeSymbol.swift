import COSEM
import DLMSWire

/// Types in a narrow column; the whole expression stands among the details.
enum TypeSymbol {
    private static let symbols: [DataTag: String] = [
        .nullData: "null", .boolean: "bool", .bitString: "bits", .doubleLong: "i32", .doubleLongUnsigned: "u32",
        .octetString: "octets", .visibleString: "text", .utf8String: "utf8", .bcd: "bcd", .integer: "i8", .long: "i16",
        .unsigned: "u8", .longUnsigned: "u16", .compactArray: "compact", .long64: "i64", .long64Unsigned: "u64",
        .enumeration: "enum", .float32: "f32", .float64: "f64", .dateTime: "date-time", .date: "date", .time: "time",
        .array: "array", .structure: "struct",
    ]

    /// `u32`, `date-time`, `obis`; for a choice of types the one that `value` has.
    static func text(of type: TypeExpression, value: DataValue? = nil) -> String {
        switch value.map(type.alternativeByTag) ?? type {
        case .simple(_, _, _, let content?): content.rawValue
        case let type where type.isLogicalName: "obis"
        case .simple(let tag, _, _, _): symbols[tag] ?? tag.text
        case .array: "array"
        case .structure: "struct"
        case .any: value.map { symbols[$0.tag] ?? $0.tag.text } ?? "any"
        case .choice: "choice"
        }
    }
}
