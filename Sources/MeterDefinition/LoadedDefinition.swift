import COSEM

/// What a definition says, checked.
public struct LoadedDefinition: Sendable {
    public var template: MeterTemplate
    /// Where the meter listens unless the command line says otherwise; may be empty.
    public var listeners: [ListenerURL]
    /// How its registers move by themselves; nil: they stand still.
    public var simulation: Simulation?
    public var support: Support
    /// The file as its name was given.
    public var file: String
    /// The file, then those it extends: what a reload looks at.
    public var files: [String]

    public init(
        template: MeterTemplate, listeners: [ListenerURL] = [], simulation: Simulation? = nil,
        support: Support = Support(), file: String = "", files: [String] = []
    ) {
        (self.template, self.listeners, self.simulation) = (template, listeners, simulation)
        (self.support, self.file, self.files) = (support, file, files)
    }
}

/// What a meter of this kind can do; a definition that asks for more is refused.
public struct Support: Hashable, Sendable {
    /// Ids of the interface classes; nil: all.
    public var classes: Set<UInt16>?
    /// Communication profiles: the schemes of its listeners.
    public var profiles: Set<String>?
    public var referencing: Set<Referencing>?

    public init() {}
}

/// How an association names attributes and methods.
public enum Referencing: String, Hashable, Sendable, CaseIterable {
    /// By class, logical name and number.
    case logicalName = "ln"
    /// By a 16-bit base name and an offset.
    case shortName = "sn"
}
