import COSEM
import DLMSWire

/// A `Data` in a few words, for lists and for lines that tell of a change.
public enum DataText {
    /// At most about 60 characters: `12345`, `"MCS00000001"`, `{-3, 30}`, `[96 elements]`.
    public static func short(_ value: DataValue) -> String {
        let text = text(value)
        return text.count <= 60 ? text : String(text.prefix(59)) + "…"
    }

    private static func text(_ value: DataValue) -> String {
        switch value {
        case .nullData: "null"
        case .dontCare: "don't care"
        case .array(let elements): elements.count > 8 ? "[\(elements.count) elements]" : "[\(list(elements))]"
        case .structure(let elements): "{\(list(elements))}"
        case .compactArray(_, let contents): "compact array, \(contents.count) octets"
        case .boolean(let flag): flag ? "true" : "false"
        case .bitString(let bits): bits.bits.map { $0 ? "1" : "0" }.joined()
        case .octetString(let octets): text(octets: octets)
        case .visibleString(let octets), .utf8String(let octets): quoted(octets) ?? hex(octets)
        case .bcd(let digits): String(digits, radix: 16)
        case .dateTime(let moment): text(moment)
        case .date(let date): text(date)
        case .time(let time): text(time)
        case .float32(let number): "\(number)"
        case .float64(let number): "\(number)"
        default: integer(value)
        }
    }

    private static func integer(_ value: DataValue) -> String {
        switch value {
        case .doubleLong(let number), .deltaDoubleLong(let number): "\(number)"
        case .doubleLongUnsigned(let number), .deltaDoubleLongUnsigned(let number): "\(number)"
        case .integer(let number), .deltaInteger(let number): "\(number)"
        case .long(let number), .deltaLong(let number): "\(number)"
        case .unsigned(let number), .deltaUnsigned(let number), .enumeration(let number): "\(number)"
        case .longUnsigned(let number), .deltaLongUnsigned(let number): "\(number)"
        case .long64(let number): "\(number)"
        case .long64Unsigned(let number): "\(number)"
        default: ""
        }
    }

    private static func list(_ elements: [DataValue]) -> String { elements.map(text).joined(separator: ", ") }

    /// Text where it is text, a date and time where it has their length and form, else hex.
    private static func text(octets: [UInt8]) -> String {
        if let moment = moment(octets) { return text(moment) }
        return quoted(octets) ?? (octets.isEmpty ? "empty" : hex(octets))
    }

    private static func moment(_ octets: [UInt8]) -> DateTime? {
        guard octets.count == 12, (1970...2200).contains(Int(octets[0]) << 8 | Int(octets[1])) else { return nil }
        return try? withReader(octets) { (reader) throws(DecodeError) in try DateTime(from: &reader) }
    }

    private static func quoted(_ octets: [UInt8]) -> String? {
        guard !octets.isEmpty, octets.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return "\"\(String(decoding: octets, as: UTF8.self))\""
    }
}

// MARK: - Dates

extension DataText {
    /// `2026-11-22 20:31:05 UTC+01:00`; `*` for what is not specified.
    public static func text(_ moment: DateTime) -> String {
        let zone = moment.deviation == DateTime.unspecifiedDeviation ? "" : " UTC" + offset(-Int(moment.deviation))
        let isSummer = moment.status != .notSpecified && moment.status.contains(.daylightSavingActive)
        return "\(text(moment.date)) \(text(moment.time))\(zone)\(isSummer ? " DST" : "")"
    }

    public static func text(_ date: CalendarDate) -> String {
        let year = date.year == 0xFFFF ? "*" : "\(date.year)"
        return "\(year)-\(part(date.month))-\(part(date.dayOfMonth))"
    }

    public static func text(_ time: TimeOfDay) -> String {
        "\(part(time.hour)):\(part(time.minute)):\(part(time.second))"
    }

    private static func part(_ number: UInt8) -> String {
        switch number {
        case 0xFF: "*"
        case 0xFE: "last"
        case 0xFD: "last but one"
        default: number < 10 ? "0\(number)" : "\(number)"
        }
    }

    private static func offset(_ minutes: Int) -> String {
        let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
        return "\(minutes < 0 ? "-" : "+")\(part(UInt8(min(hours, 99)))):\(part(UInt8(rest)))"
    }
}
