/// How an association names attributes and methods.
public enum Referencing: String, Hashable, Sendable, CaseIterable {
    /// By class, logical name and number.
    case logicalName = "ln"
    /// By a 16-bit base name and an offset.
    case shortName = "sn"
}
