/// All interface classes of the standard, each version as an entry of its own.
///
/// - Spec: IEC 62056-6-2 (DLMS UA Blue Book editions 12 to 14)
public enum Catalogue {
    private static let byID: [UInt16: [InterfaceClass]] = Dictionary(grouping: all, by: \.id)

    private static let idsByName: [String: UInt16] = Dictionary(
        all.map { (Spelling.plain($0.name), $0.id) }, uniquingKeysWith: { first, _ in first }
    )

    /// The entry of exactly this version; nil when the catalogue has none.
    public static func find(id: UInt16, version: UInt8) -> InterfaceClass? {
        byID[id]?.first { $0.version == version }
    }

    /// The version a new meter would use: the newest of the baseline.
    public static func current(id: UInt16) -> InterfaceClass? {
        byID[id]?.first { $0.status == .current }
    }

    /// Every version of a class, the newest first; empty when there is no such class.
    public static func versions(of id: UInt16) -> [InterfaceClass] { byID[id] ?? [] }

    /// The current version of the class that is called so, or has this number.
    ///
    /// Capitals, blanks, hyphens and underscores do not matter: `Profile generic`, `profile_generic` and `7` are the
    /// same. A name that only an older version has finds the current version too.
    public static func named(_ name: String) -> InterfaceClass? {
        if let id = UInt16(name) { return current(id: id) }
        return idsByName[Spelling.plain(name)].flatMap { current(id: $0) }
    }

    /// The class name that is most like a misspelt one; nil when none is near.
    public static func closest(to name: String) -> String? {
        Spelling.closest(to: name, among: all.lazy.filter { $0.status == .current }.map(\.name))
    }
}
