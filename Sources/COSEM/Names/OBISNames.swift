import DLMSWire

/// What OBIS codes stand for: a name in words, a short symbol, and a place in a tree of objects.
///
/// - Spec: IEC 62056-6-1 (electricity and abstract objects), EN 13757-1 (other media)
public enum OBISNames {
    /// `Active energy import, rate 2`; nil for a code that neither a table nor the rules of its medium name.
    public static func name(of code: LogicalName) -> String? {
        if let entry = OBISTable.entry(for: code) { return name(of: code, by: entry) }
        return ElectricityCode(code)?.name
    }

    /// `+A`, `−A T2`, `U L1`: for a narrow column; nil where no short symbol is in use.
    public static func symbol(of code: LogicalName) -> String? {
        OBISTable.entry(for: code) == nil ? ElectricityCode(code)?.symbol : nil
    }

    /// Medium and kind; every code has one.
    public static func group(of code: LogicalName) -> OBISGroup {
        let medium = OBISGroup.Medium(groupA: code.a)
        if let entry = OBISTable.entry(for: code) { return OBISGroup(medium, entry.kind) }
        if let electricity = ElectricityCode(code) { return OBISGroup(medium, electricity.kind) }
        return OBISGroup.fallback(for: medium, groupC: code.c)
    }

    /// Class id that an object with this code usually has; nil when unknown.
    public static func usualClass(of code: LogicalName) -> UInt16? {
        OBISTable.entry(for: code)?.row.classID ?? ElectricityCode(code)?.classID
    }

    /// Unit that an object with this code usually has; nil when it has none or it is unknown.
    public static func usualUnit(of code: LogicalName) -> Unit? {
        if let entry = OBISTable.entry(for: code) { return entry.row.unit.flatMap { try? Unit(named: $0) } }
        return ElectricityCode(code)?.unit
    }

    private static func name(of code: LogicalName, by entry: OBISTable.Entry) -> String {
        var name = entry.row.name
        let groups = entry.groups
        let namesIndex = name.contains("{")
        name = name.replacing("{e+1}", with: String(Int(code.e) + 1))
        name = name.replacing("{e}", with: String(code.e)).replacing("{rate}", with: rate(code.e))
        if groups[4] == .index, !namesIndex, code.e > 0 { name += " \(code.e)" }
        if groups[1] == .mBusChannel || groups[1] == .channel && code.b > 0 { name += ", channel \(code.b)" }
        return groups[5] == .period ? name + period(code.f) : name
    }

    /// `, rate 2` for value group E; nothing for the total.
    static func rate(_ groupE: UInt8) -> String { groupE == 0 ? "" : ", rate \(groupE)" }

    /// `, billing period 3` for value group F; nothing for the present value.
    static func period(_ groupF: UInt8) -> String {
        switch groupF {
        case 0...99: ", billing period \(groupF)"
        case 101...125: ", last \(groupF - 100) billing periods"
        case 126: ", last billing periods"
        default: ""
        }
    }
}
