/// One argument of a command in the palette.
public struct Argument<Target>: Sendable {
    public let name: String
    public let isOptional: Bool
    /// Takes the rest of the line, blanks included.
    public let takesRest: Bool
    /// What it may be, given the arguments so far; the last of these is the one being typed.
    public let complete: @Sendable (Target, [String]) -> [String]

    public init(
        _ name: String, isOptional: Bool = false, takesRest: Bool = false,
        complete: @escaping @Sendable (Target, [String]) -> [String] = { _, _ in [] }
    ) {
        (self.name, self.isOptional, self.takesRest, self.complete) = (name, isOptional, takesRest, complete)
    }
}
