import COSEM
import DLMSWire

/// Which objects a rule is for.
enum ObjectPattern: Hashable, Sendable {
    case everything
    /// Every object of a class.
    case interfaceClass(UInt16)
    /// The six groups of an OBIS code, each a range.
    case instances([ClosedRange<UInt8>])

    /// `Clock`, `0.0.96.1.*.255`, `1.0.1-2.8.0.255`; nil when it is neither.
    init?(_ text: String) {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        if groups.count == 6 {
            let ranges = groups.compactMap(Self.range)
            guard ranges.count == 6 else { return nil }
            self = .instances(ranges)
        } else if let found = Catalogue.named(text) {
            self = .interfaceClass(found.id)
        } else {
            return nil
        }
    }

    func matches(_ object: ObjectTemplate) -> Bool {
        switch self {
        case .everything: return true
        case .interfaceClass(let id): return object.interfaceClass.id == id
        case .instances(let ranges):
            let name = object.instance
            return zip(ranges, [name.a, name.b, name.c, name.d, name.e, name.f]).allSatisfy { $0.contains($1) }
        }
    }

    private static func range(_ text: Substring) -> ClosedRange<UInt8>? {
        if text == "*" { return 0...255 }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { UInt8($0) }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
            return nil
        }
        return first...last
    }
}
