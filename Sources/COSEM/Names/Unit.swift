/// A physical unit, as the `unit` of a scaler_unit names it.
///
/// - Spec: IEC 62056-6-2, enumerated values for physical units
public struct Unit: Hashable, Sendable {
    /// The enum's value.
    public let code: UInt8
    /// `Wh`; `count` stands for "no unit".
    public let symbol: String
    /// `watt-hour`.
    public let name: String
    /// What it measures: `active energy`.
    public let quantity: String

    init(_ code: UInt8, _ symbol: String, _ name: String, _ quantity: String) {
        (self.code, self.symbol, self.name, self.quantity) = (code, symbol, name, quantity)
    }

    /// The unit with this code; a reserved code is shown as a number.
    public init(_ code: UInt8) {
        self = Self.byCode[code] ?? Unit(code, "unit \(code)", "reserved unit \(code)", "reserved")
    }

    public static let count = Unit(255)

    private static let byCode: [UInt8: Unit] = Dictionary(
        all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }
    )

    /// Whether the standard assigns the code.
    public static func isAssigned(_ code: UInt8) -> Bool { byCode[code] != nil }

    /// Symbol after a number, with a blank in front; nothing for a count.
    var suffix: String { self == .count ? "" : " \(symbol)" }
}

extension Unit: CustomStringConvertible {
    public var description: String { symbol }
}

// MARK: - By name

extension Unit {
    /// Why a text names no unit, in one line, and what to write instead.
    public struct Unknown: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    /// The unit with this symbol or name (`Wh`, `watt-hour`, `m3`, `degC`), or code (`30`).
    /// - Throws: ``Unknown``; a prefix as in `kWh` is refused, as the scaler has its place.
    public init(named text: String) throws(Unknown) {
        if let code = UInt8(text) {
            self = Unit(code)
        } else if let unit = Self.find(text) {
            self = unit
        } else {
            throw Self.unknown(text)
        }
    }

    /// The symbol as it is, then whatever is meant without regard to capitals: `Wh` before `wh`.
    private static func find(_ text: String) -> Unit? {
        let wanted = spelledOut(text)
        if let exact = all.first(where: { $0.symbol == wanted }) { return exact }
        let plain = wanted.lowercased()
        let matches = all.filter { $0.symbol.lowercased() == plain || $0.name.lowercased() == plain }
        return matches.first
    }

    /// A keyboard's way of writing a symbol: `m3`, `degC`, `ohm`, `V2h`.
    private static func spelledOut(_ text: String) -> String {
        switch text {
        case "deg": return "°"
        case "degC": return "°C"
        case "degF": return "°F"
        case "ohm", "Ohm": return "Ω"
        case "none", "no unit", "unitless": return "count"
        default: break
        }
        var result = text
        for (plain, raised) in [("m3", "m³"), ("ft3", "ft³"), ("V2", "V²"), ("A2", "A²"), ("dBuV", "dBµV")] {
            guard let range = result.firstRange(of: plain) else { continue }
            result.replaceSubrange(range, with: raised)
        }
        return result
    }

    private static let prefixes: [Character: Int] = ["G": 9, "M": 6, "k": 3, "K": 3, "m": -3, "µ": -6, "u": -6]

    private static func unknown(_ text: String) -> Unknown {
        if let first = text.first, let exponent = prefixes[first], let unit = find(String(text.dropFirst())) {
            return Unknown(
                description:
                    "a unit has no prefix here: write \(unit.symbol) with scaler \(exponent) for \(text)"
            )
        }
        let hint = Spelling.closest(to: text, among: all.map(\.symbol) + all.map(\.name))
        return Unknown(description: "no unit is called \(text)" + (hint.map { "; did you mean \($0)?" } ?? ""))
    }
}
