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
    /// What should not be as it is, though the meter can be used.
    public var warnings: [Fault] = []

    public init(
        template: MeterTemplate, listeners: [ListenerURL] = [], simulation: Simulation? = nil,
        support: Support = Support(), file: String = "", files: [String] = []
    ) {
        (self.template, self.listeners, self.simulation) = (template, listeners, simulation)
        (self.support, self.file, self.files) = (support, file, files)
    }
}
