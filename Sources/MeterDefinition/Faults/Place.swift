/// A place in the text of a definition.
public struct Place: Hashable, Sendable {
    /// The file as its name was given.
    public var file: String
    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int

    public init(file: String, line: Int = 1, column: Int = 1) {
        (self.file, self.line, self.column) = (file, line, column)
    }
}

extension Place: Comparable {
    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

extension Place: CustomStringConvertible {
    public var description: String { "\(file):\(line):\(column)" }
}
