import DLMSWire

/// Names of OBIS codes as the standard tabulates them: patterns with placeholders.
///
/// Placeholders are `b` (channel 0 to 64), `x` (M-Bus channel 1 to 64), `e` and `u` (value group E: rate, instance or
/// index) and `f` (billing period, or 255 for the present value). In a name, `{e}` stands for value group E, `{e+1}`
/// for the number after it, and `{rate}` for `, rate 2` or nothing.
enum OBISTable {
    /// Patterns of one kind.
    struct Section {
        let kind: OBISGroup.Kind
        let rows: [Row]

        init(_ kind: OBISGroup.Kind, _ rows: [Row]) { (self.kind, self.rows) = (kind, rows) }
    }

    /// One pattern.
    struct Row {
        /// `0.b.1.0.0.255`.
        let pattern: StaticString
        /// Class id that such an object usually has.
        let classID: UInt16
        let name: String
        /// Symbol of the unit that such an object usually has.
        let unit: String?

        init(_ pattern: StaticString, _ classID: UInt16, _ name: String, unit: String? = nil) {
            (self.pattern, self.classID, self.name, self.unit) = (pattern, classID, name, unit)
        }
    }

    /// A row with its kind and its pattern taken apart.
    struct Entry {
        let kind: OBISGroup.Kind
        let row: Row
        let groups: [Group]

        /// Groups that are a number: the more, the better the pattern says what the object is.
        var exactness: Int { groups.count { $0.isExact } * 2 + (groups.contains(.mBusChannel) ? 1 : 0) }
    }

    /// The best entry for a code; nil when none matches.
    static func entry(for name: LogicalName) -> Entry? {
        let values = [name.a, name.b, name.c, name.d, name.e, name.f]
        let candidates = entriesByMedium[name.a]?[name.c] ?? []
        return candidates.first { entry in zip(entry.groups, values).allSatisfy { $0.matches($1) } }
    }

    static let sections: [Section] = abstract + electricity + gas + water + thermal + national

    /// By value groups A and C, which no pattern leaves open; the exact patterns first.
    private static let entriesByMedium: [UInt8: [UInt8: [Entry]]] = {
        let entries = sections.flatMap { section in
            section.rows.map { Entry(kind: section.kind, row: $0, groups: groups(of: $0.pattern.description)) }
        }
        let media = Dictionary(grouping: entries) { $0.groups[0].number ?? 0 }
        return media.mapValues { medium in
            Dictionary(grouping: medium) { $0.groups[2].number ?? 0 }
                .mapValues { $0.sorted { $0.exactness > $1.exactness } }
        }
    }()

    private static func groups(of pattern: String) -> [Group] {
        let groups = pattern.split(separator: ".").map { Group(String($0)) }
        precondition(groups.count == 6, "an OBIS pattern has six groups: \(pattern)")
        return groups
    }

    /// One of the six groups of a pattern.
    enum Group: Equatable {
        case exact(UInt8)
        case channel, mBusChannel, index, period

        init(_ text: String) {
            switch text {
            case "b": self = .channel
            case "x": self = .mBusChannel
            case "e", "u": self = .index
            case "f": self = .period
            default:
                guard let number = UInt8(text) else { preconditionFailure("no group of an OBIS pattern: \(text)") }
                self = .exact(number)
            }
        }

        var number: UInt8? {
            guard case .exact(let number) = self else { return nil }
            return number
        }

        var isExact: Bool { number != nil }

        func matches(_ value: UInt8) -> Bool {
            switch self {
            case .exact(let number): value == number
            case .channel: value <= 64
            case .mBusChannel: (1...64).contains(value)
            case .index: value < 255
            case .period: value == 255 || value <= 126
            }
        }
    }
}
