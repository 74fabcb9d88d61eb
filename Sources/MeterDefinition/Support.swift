/// What a meter of this kind can do; a definition that asks for more is refused.
public struct Support: Hashable, Sendable {
    /// Ids of the interface classes; nil: all.
    public var classes: Set<UInt16>?
    /// Communication profiles: the schemes of its listeners.
    public var profiles: Set<String>?
    public var referencing: Set<Referencing>?

    public init() {}
}
